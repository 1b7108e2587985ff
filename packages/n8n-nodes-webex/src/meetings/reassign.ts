import type { RestClient } from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';
import { referenceOf } from './find.ts';
import { filled, inBatches } from './values.ts';

/** Meetings of one request. */
export const maxReassigned = 100;

interface Wanted {
	readonly meetings: readonly string[];
	readonly hostEmail: string;
	readonly options: { readonly siteUrl?: string };
}

/** All items have the same new host; returns for each item a result per meeting. */
export async function reassign(webex: RestClient, items: readonly Wanted[]): Promise<object[][]> {
	const [first] = items;
	if (!first) return [];
	const { hostEmail, options } = first;
	const named = new Map<string, string>();
	for (const given of items.flatMap(({ meetings }) => meetings)) {
		if (!named.has(given)) named.set(given, await anyMeetingId(webex, given));
	}
	const outcomes = new Map<string, object>();
	for (const meetingIds of inBatches([...new Set(named.values())], maxReassigned)) {
		const answer = await webex.meetings.reassignHost({
			hostEmail,
			meetingIds,
			...filled({ siteUrl: options.siteUrl }),
		});
		for (const { meetingId, httpStatus, message, errors } of answer?.items ?? []) {
			const isDone = Number(httpStatus) < 300;
			const reason = errors?.[0]?.description ?? message;
			outcomes.set(
				meetingId,
				isDone ? {} : { reassigned: false, status: Number(httpStatus), ...(reason && { reason }) },
			);
		}
	}
	return items.map(({ meetings }) =>
		meetings.map((given) => {
			const meetingId = named.get(given) ?? given;
			return { meetingId, hostEmail, reassigned: true, ...outcomes.get(meetingId) };
		}),
	);
}

/** An administrator finds the meetings of the whole organisation by number. */
async function anyMeetingId(webex: RestClient, given: string): Promise<string> {
	const reference = referenceOf(given);
	if ('meetingId' in reference) return reference.meetingId;
	for await (const { id, meetingSeriesId } of webex.meetings.adminList({
		...reference,
		current: false,
	})) {
		return meetingSeriesId ?? id;
	}
	throw new WebexInputError('Meetings', `no meeting of the organization has the number ${given}`);
}
