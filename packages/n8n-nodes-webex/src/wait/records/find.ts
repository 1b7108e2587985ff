import type { RestClient } from '@webex-nodes/client';
import { WebexApiError } from '@webex-nodes/http';
import { newestHeld } from '../../meetings/held.ts';
import { transcriptsOf } from '../../meetings/transcripts.ts';
import { filled } from '../../meetings/values.ts';
import type { Kind, Ticket } from './ticket.ts';

const minute = 60_000; // ms
const day = 1440 * minute;

/** In days. Recordings appear within a day or two, and each 30 days are a request of their own. */
const usualLookBack = 29;
export const longLookBack = 366;

export type Wanted = Pick<Ticket, 'hostEmail' | 'kind' | 'meetingId' | 'zone'>;

/**
 * What is there now of what the meeting leaves behind. None of it while the meeting has not begun, or runs (400), or has
 * just ended and Webex does not show it yet (404, for about 15 minutes).
 */
export async function findRecords(
	webex: RestClient,
	wanted: Wanted,
	lookBack = usualLookBack,
): Promise<readonly object[]> {
	const { hostEmail } = wanted;
	const meetingId = await newestHeld(webex, wanted.meetingId, { hostEmail, mayRun: true });
	if (meetingId === undefined) return [];
	return await finders[wanted.kind](webex, { ...wanted, meetingId, lookBack }).catch(
		(error: unknown) => {
			if (WebexApiError.is(error) && notYet.includes(error.status)) return [];
			throw error;
		},
	);
}

const notYet: readonly number[] = [400, 404];

type Find = (
	webex: RestClient,
	wanted: Wanted & { readonly lookBack: number },
) => Promise<readonly object[]>;

const finders: Readonly<Record<Kind, Find>> = {
	recording: async (webex, { meetingId, hostEmail, zone: timezone, lookBack }) => {
		const now = webex.serverTime() ?? Date.now();
		return await webex.recordings.list({
			meetingId,
			from: new Date(now - lookBack * day).toISOString(),
			to: new Date(now + minute).toISOString(),
			timezone,
			...filled({ hostEmail }),
		});
	},
	summary: async (webex, { meetingId }) => await webex.meetingSummaries.list({ meetingId }),
	transcript: async (webex, { meetingId, hostEmail, zone }) =>
		await transcriptsOf(webex, { meetingKey: meetingId, hostEmail }, zone),
};
