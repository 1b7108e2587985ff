import type { Meeting, RestClient } from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';
import { filled } from './values.ts';

/** What finds a meeting, apart from what names it. */
export interface As {
	/** For an administrator or a service app: the person whose meetings they are. */
	readonly hostEmail?: string | undefined;
	readonly password?: string | undefined;
	/** Of the dates in the answer. */
	readonly timezone?: string | undefined;
}

/** What a person gives for a meeting: an ID, a number, or a link. */
type Reference =
	| { readonly meetingId: string }
	| { readonly meetingNumber: string }
	| { readonly webLink: string };

/** A meeting number has 9 to 11 digits; the app shows it with spaces in between. An ID is longer. */
export function referenceOf(given: string): Reference {
	const text = given.trim();
	if (/^https?:\/\//i.test(text)) return { webLink: text };
	const digits = text.replaceAll(/[\s-]/g, '');
	return /^\d{8,12}$/.test(digits) ? { meetingNumber: digits } : { meetingId: text };
}

/** The ID of a meeting that is given as ID, number or link: of a series, unless an occurrence is meant. */
export async function meetingIdOf(webex: RestClient, given: string, as: As = {}): Promise<string> {
	const reference = referenceOf(given);
	if ('meetingId' in reference) return reference.meetingId;
	const found = await find(webex, reference, given, as);
	return idOf(found);
}

/** Webex was seen to return the next occurrence for the number of a series: that is not what was asked for. */
const idOf = ({ id, meetingType, meetingSeriesId, isModified }: Meeting): string =>
	(meetingType === 'scheduledMeeting' && !isModified && meetingSeriesId) || id;

/** @throws {@link WebexInputError} that names the field. */
async function find(
	webex: RestClient,
	reference: Exclude<Reference, { readonly meetingId: string }>,
	given: string,
	as: As,
): Promise<Meeting> {
	const query = { ...reference, current: false, ...filled(as) };
	for await (const meeting of webex.meetings.list(query)) return meeting;
	throw new WebexInputError(
		'Meeting',
		`no meeting has ${'webLink' in reference ? 'the link' : 'the number'} ${given}, it was deleted, or the account of the credential neither hosts it nor is invited to it`,
	);
}

/** The whole meeting that is given as ID, number or link. */
export async function findMeeting(
	webex: RestClient,
	given: string,
	{ current = false, ...as }: As & { readonly current?: boolean | undefined } = {},
): Promise<Meeting> {
	const meetingId = await meetingIdOf(webex, given, as);
	return await webex.meetings.get({ meetingId, ...(current && { current }), ...filled(as) });
}

/** What an output says of the meeting that it belongs to. */
export const namesOf = (given: string, meetingId: string) => {
	const reference = referenceOf(given);
	return {
		...('meetingNumber' in reference && { meetingKey: reference.meetingNumber }),
		meetingId,
	};
};
