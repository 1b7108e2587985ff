import type { RestClient } from '@webex-nodes/client';
import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { unlessGone } from '../close.ts';
import type { Open } from '../watch/janitor.ts';
import type { Left } from '../watch/sweep.ts';
import { readAddress, type Ticket } from './ticket.ts';

/** The names of the webhooks of all waits of this n8n begin with it. */
export const markOf = (context: IExecuteFunctions | IWebhookFunctions): string =>
	`n8n: wait [${context.getInstanceId().slice(0, 8)}`;

/** A wait, for whoever looks after it. */
export const openOf = (
	{ id, url, until, webhookId }: Pick<Ticket, 'id' | 'until' | 'url' | 'webhookId'>,
	looks = true,
): Open => ({
	id,
	url,
	until,
	webhookId,
	looks,
	close: async (webex) => {
		if (webhookId) await removeWebhook(webex, webhookId);
	},
});

export const removeWebhook = async (webex: RestClient, webhookId: string): Promise<void> => {
	await unlessGone(webex.webhooks.delete({ webhookId }));
};

export const recordsLeft: Left = {
	mark: markOf,
	openOf: ({ id: webhookId }, url) => {
		const read = readAddress(url);
		return read && openOf({ ...read, url, webhookId }, false);
	},
};
