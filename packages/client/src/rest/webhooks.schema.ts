import { z } from 'zod';

/** @see https://developer.webex.com/docs/api/v1/webhooks */
export const Webhook = z.looseObject({
	id: z.string(),
	name: z.string(),
	targetUrl: z.string(),
	resource: z.string().describe('Such as messages, memberships, rooms, attachmentActions, all'),
	event: z.string().describe('Such as created, updated, deleted, all'),
	filter: z.string().optional().describe('Such as roomId=…&personEmail=…'),
	secret: z.string().optional().describe('Signs each delivery'),
	status: z.string().optional().describe('active, or inactive after too many failed deliveries'),
	ownedBy: z.string().optional().describe('org or creator'),
	created: z.string().optional().describe('ISO 8601'),
	orgId: z.string().optional(),
	createdBy: z.string().optional().describe('Person ID'),
	appId: z.string().optional(),
});
export type Webhook = z.infer<typeof Webhook>;

export const ListWebhooks = z.strictObject({
	ownedBy: z.literal('org').optional().describe('Those of the organisation'),
});
export type ListWebhooks = z.infer<typeof ListWebhooks>;

export const CreateWebhook = z.strictObject({
	name: z.string(),
	targetUrl: z.string(),
	resource: z.string(),
	event: z.string(),
	filter: z.string().optional(),
	secret: z.string().optional(),
	ownedBy: z.string().optional().describe('org or creator'),
});
export type CreateWebhook = z.infer<typeof CreateWebhook>;

/** Resource, event and filter cannot change. */
export const UpdateWebhook = z.strictObject({
	webhookId: z.string(),
	name: z.string(),
	targetUrl: z.string(),
	secret: z.string().optional(),
	ownedBy: z.string().optional(),
	status: z.string().optional().describe('active switches an inactive one on again'),
});
export type UpdateWebhook = z.infer<typeof UpdateWebhook>;
