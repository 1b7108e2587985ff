import type { RestClient } from '@webex-nodes/client';
import { WebexApiError } from '@webex-nodes/http';
import type { IExecuteFunctions } from 'n8n-workflow';
import { isPublic } from '../address.ts';
import { markOf } from './left.ts';
import { type Kind, secretOf, type Ticket } from './ticket.ts';

/** Webex has no event for summaries. Most appear soon after the transcript. */
const resources: Readonly<Record<Kind, 'meetingTranscripts' | 'recordings'>> = {
	recording: 'recordings',
	summary: 'meetingTranscripts',
	transcript: 'meetingTranscripts',
};

/**
 * Has Webex call when something appears that may be what the execution waits for. `undefined` where the node can only
 * ask: Webex does not reach this n8n or refuses the webhook, or the meeting is of another host. Of other hosts it tells
 * only webhooks of the whole organisation, of which there is one for each resource and filter: another wait, or another
 * program, may need it.
 */
export async function createWebhook(
	webex: RestClient,
	context: IExecuteFunctions,
	ticket: Ticket,
): Promise<string | undefined> {
	const { kind, meetingId, url, hostEmail } = ticket;
	if (hostEmail || !(await isPublic(context))) return undefined;
	// Transcripts have no filter for the meeting.
	const hasFilter = kind === 'recording' && meetingId.includes('_I_');
	const wanted = {
		name: `${markOf(context)} ${context.getWorkflow().id} ${context.getNode().id}]`,
		targetUrl: url,
		resource: resources[kind],
		event: 'created',
		secret: await secretOf(context, ticket),
		...(hasFilter && { filter: `meetingId=${meetingId}` }),
	};
	return await webex.webhooks.create(wanted).then(
		({ id }) => id,
		(error: unknown) => {
			if (!WebexApiError.is(error) || !refusals.includes(error.status)) throw error;
			context.logger.info(
				`Webex makes no webhook for what is awaited, so n8n asks: ${error.message}`,
			);
			return undefined;
		},
	);
}

/** The address or the number of webhooks, or a missing scope. */
const refusals: readonly number[] = [400, 403, 409];
