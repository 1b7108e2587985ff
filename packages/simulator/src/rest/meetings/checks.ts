import type { CreateMeeting, PatchMeeting } from '@webex-nodes/client/schemas';
import type { z } from 'zod';
import { Failure } from '../../failure.ts';
import { isZone } from '../../world/meetings/dates.ts';
import { isRule } from '../../world/meetings/occurrences.ts';
import type { MeetingFields } from '../../world/meetings/series.ts';

const minute = 60_000; // ms
const day = 24 * 60 * minute;

/** Of a new meeting, or of a change. */
export type Draft = Omit<z.infer<typeof CreateMeeting>, 'agenda' | 'recurrence' | 'trackingCodes'> &
	Omit<z.infer<typeof PatchMeeting>, 'meetingId'>;

/** @see https://developer.webex.com/docs/api/v1/meetings/create-a-meeting (400) */
export const invalid = (description: string) =>
	new Failure(400, 'The input parameters contain invalid items.', {}, [description]);

type Rule = readonly [isBroken: (draft: Draft) => boolean, description: string];

const longerThan = (text: string | null | undefined, length: number) =>
	(text?.length ?? 0) > length;

const joinMinutes = (type: string | undefined) =>
	type === 'webinar' ? [0, 15, 30, 45, 60] : [0, 5, 10, 15];

const rules: readonly Rule[] = [
	[({ title }) => title?.trim() === '', 'The title cannot be empty.'],
	[({ title }) => longerThan(title, 128), 'The title cannot be longer than 128 characters.'],
	[({ agenda }) => longerThan(agenda, 1300), 'The agenda cannot be longer than 1300 characters.'],
	[({ timezone = 'UTC' }) => !isZone(timezone), 'The timezone is not in the IANA database.'],
	[({ recurrence }) => Boolean(recurrence && !isRule(recurrence)), 'The recurrence is invalid.'],
	[({ invitees = [] }) => invitees.length > 1000, 'The maximum size of invitees is 1000.'],
	[
		({ invitees = [] }) => invitees.some(({ email }) => !/^[^\s@]+@[^\s@]+$/.test(email)),
		'The email of an invitee is invalid.',
	],
	[
		({ integrationTags = [] }) => integrationTags.length > 3,
		'The maximum size of integrationTags is 3.',
	],
	[
		({ integrationTags = [] }) => integrationTags.some((tag) => longerThan(tag, 64)),
		'An integrationTag cannot be longer than 64 characters.',
	],
	[
		({ trackingCodes }) =>
			(trackingCodes ?? []).some(({ name, value }) =>
				[name, value].some((text) => text === '' || longerThan(text, 120)),
			),
		'Name and value of a tracking code have 1 to 120 characters.',
	],
	[
		({ joinBeforeHostMinutes = 0, scheduledType }) =>
			!joinMinutes(scheduledType).includes(joinBeforeHostMinutes),
		'The joinBeforeHostMinutes is invalid.',
	],
	[
		({ visualWatermarkOpacity = 5 }) => visualWatermarkOpacity < 5 || visualWatermarkOpacity > 80,
		'The visualWatermarkOpacity must be between 5 and 80.',
	],
	[
		({ scheduledType, sessionTypeId }) =>
			scheduledType === 'webinar' && sessionTypeId === undefined,
		'The sessionTypeId is required for a webinar.',
	],
];

/** @throws Failure 400 that says what is wrong. */
export function checkDraft(draft: Draft): void {
	const broken = rules.find(([isBroken]) => isBroken(draft));
	if (broken) throw invalid(broken[1]);
}

/** Both are in whole minutes. @throws Failure 400. */
export function checkTimes(
	{ start, end }: Pick<MeetingFields, 'end' | 'start'>,
	now: number,
): void {
	if (start < toMinute(now)) throw invalid('The start cannot be before the current date and time.');
	if (end <= start) throw invalid('The end cannot be before the start.');
	if (end - start < 10 * minute || end - start > day - minute) {
		throw invalid('The duration must be between 10 minutes and 23 hours 59 minutes.');
	}
	if (start > now + 10 * 365.25 * day) {
		throw invalid('The start cannot be 10 years or more in the future.');
	}
}

export const toMinute = (moment: number) => Math.floor(moment / minute) * minute;

/** Within the current minute it is the next one. */
export const startMinute = (moment: number, now: number) =>
	toMinute(moment) === toMinute(now) ? toMinute(now) + minute : toMinute(moment);
