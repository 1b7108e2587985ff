import { del, get, post, put } from '../engine/operation.ts';
import type { CreateWebhook, ListWebhooks, UpdateWebhook, Webhook } from './webhooks.schema.ts';

/** A webhook needs the scope of its resource. @see https://developer.webex.com/docs/api/v1/webhooks */
export const webhooks = {
	create: post('/webhooks').one<CreateWebhook, Webhook>(),
	delete: del('/webhooks/{webhookId}').none<{ webhookId: string }>(),
	get: get('/webhooks/{webhookId}').one<{ webhookId: string }, Webhook>(),
	list: get('/webhooks').many<ListWebhooks, Webhook>({ maxPageSize: 1000, filters: ['ownedBy'] }),
	update: put('/webhooks/{webhookId}').one<UpdateWebhook, Webhook>(),
};
