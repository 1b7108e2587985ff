import type { Meeting, RestClient } from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';
import { meetingIdOf } from './find.ts';
import { filled } from './values.ts';

const day = 24 * 3600_000; // ms

/** Most meetings are asked for soon after they took place: the short look comes first. */
const lookBack = [31, 366]; // days

interface Wanted {
	readonly hostEmail?: string | undefined;
	/** Whether one that still runs will do. */
	readonly mayRun?: boolean;
}

/** The ID of a meeting that takes or took place; that of a series or an occurrence has no such part. */
const isHeld = (meetingId: string) => meetingId.includes('_I_');

/**
 * What people leave behind belongs to a held meeting, and Webex wants its ID: of a series, an occurrence, a number or a
 * link the newest one is looked for.
 * @throws {@link WebexInputError} when it was not held within a year.
 */
export async function heldIdOf(
	webex: RestClient,
	given: string,
	wanted: Wanted = {},
): Promise<string> {
	const meetingId = await meetingIdOf(webex, given, { hostEmail: wanted.hostEmail });
	const heldId = await newestHeld(webex, meetingId, wanted);
	if (heldId !== undefined) return heldId;
	throw new WebexInputError(
		'Meeting',
		wanted.mayRun
			? 'was not held in the last year, as far as the account can see'
			: 'was not held in the last year and has ended, as far as the account can see: transcripts, summaries and chats are there only for a meeting that has ended',
	);
}

/** The ID itself where it is of a held meeting; `undefined` when none was held within a year. */
export async function newestHeld(
	webex: RestClient,
	meetingId: string,
	{ hostEmail, mayRun = false }: Wanted,
): Promise<string | undefined> {
	if (isHeld(meetingId)) return meetingId;
	const [seriesId = meetingId] = meetingId.split('_');
	const now = webex.serverTime() ?? Date.now();
	for (const days of lookBack) {
		const held = await webex.meetings.list({
			meetingType: 'meeting',
			meetingSeriesId: seriesId,
			from: new Date(now - days * day).toISOString(),
			// Past the moment: one may have begun just now.
			to: new Date(now + day).toISOString(),
			...filled({ hostEmail }),
		});
		const newest = held
			.filter((each) => isMeant(each, meetingId, seriesId, mayRun))
			.reduce(later, undefined);
		if (newest) return newest.id;
	}
	return undefined;
}

function isMeant(
	{ state, scheduledMeetingId }: Meeting,
	meetingId: string,
	seriesId: string,
	mayRun: boolean,
): boolean {
	const isOfIt = meetingId === seriesId || scheduledMeetingId === meetingId;
	return isOfIt && (state === 'ended' || (mayRun && state === 'inProgress'));
}

const later = (one: Meeting | undefined, other: Meeting): Meeting =>
	one && Date.parse(one.start ?? '') > Date.parse(other.start ?? '') ? one : other;
