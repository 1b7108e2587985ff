import { type CreateMeeting, ianaOf } from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';
import type { Repetition } from '../../nodes/fields/repeat.ts';
import { recurrenceOf } from './recurrence.ts';
import { filled } from './values.ts';

/** Settings of a meeting as a person fills them in: those of a new one, or changes. */
export interface Settings {
	readonly agenda?: string;
	readonly additionalFields?: string;
	readonly emailInvitations?: boolean;
	readonly integrationTags?: readonly string[];
	readonly isPublic?: boolean;
	readonly isRecorded?: boolean;
	/** In seconds, as in the XML API. */
	readonly openTime?: number;
	readonly panelistPassword?: string;
	readonly password?: string;
	readonly registration?: boolean;
	readonly trackingCodes?: readonly { readonly name?: string; readonly value?: string }[];
	readonly whoMayJoin?: CreateMeeting['unlockedMeetingJoinSecurity'];
}

/** A new meeting as a person fills in the form. */
export interface Plan extends Repetition {
	readonly topic: string;
	readonly start: string;
	readonly duration: number;
	readonly timeZone: string;
	readonly meetingType: string;
	readonly hostEmail: string;
	readonly options: Settings & {
		readonly attendees?: readonly string[];
		readonly coHosts?: readonly string[];
		readonly isAdhoc?: boolean;
		readonly panelists?: readonly string[];
		readonly roomId?: string;
		readonly scheduledType?: 'meeting' | 'personalRoomMeeting' | 'webinar';
		readonly siteUrl?: string;
		readonly templateId?: string;
	};
}

const minute = 60_000; // ms

/** The settings in the form of Webex; what is not set is left out. */
export const settingsOf = (settings: Settings) => ({
	...filled({
		agenda: settings.agenda,
		password: settings.password,
		panelistPassword: settings.panelistPassword,
		sendEmail: settings.emailInvitations,
		publicMeeting: settings.isPublic,
		enabledAutoRecordMeeting: settings.isRecorded,
		integrationTags: settings.integrationTags && [...settings.integrationTags],
		unlockedMeetingJoinSecurity: settings.whoMayJoin,
		trackingCodes: settings.trackingCodes?.map(({ name = '', value = '' }) => ({ name, value })),
	}),
	...(settings.openTime !== undefined && {
		enabledJoinBeforeHost: settings.openTime > 0,
		joinBeforeHostMinutes: Math.round(settings.openTime / 60),
	}),
	...(settings.registration && { registration: { ...nameAndEmail } }),
	...additionalOf(settings.additionalFields),
});

/** What Webex asks everybody who registers. */
const nameAndEmail = { requireFirstName: true, requireLastName: true, requireEmail: true };

/** What no field has. @throws {@link WebexInputError} */
export function additionalOf(text: string | undefined): object {
	if (!text) return {};
	try {
		const value: unknown = JSON.parse(text);
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
	} catch {
		// The same sentence says it.
	}
	throw new WebexInputError(
		'Additional Fields',
		`expected a JSON object such as {"reminderTime": 30}, got ${text}`,
	);
}

/** The name of a zone; the number that the XML API has for it will do too. */
export const zoneNameOf = (chosen: string, zone: string): string =>
	(/^\d+$/.test(chosen.trim()) ? ianaOf(chosen) : chosen.trim()) || zone;

/** The request for a new meeting. `now` is in milliseconds, by Webex's clock. */
export function createRequest(
	{ topic, start, duration, timeZone, meetingType, hostEmail, options, ...repetition }: Plan,
	{ zone, now }: { readonly zone: string; readonly now: number },
): CreateMeeting {
	const { templateId, isAdhoc = false, roomId, scheduledType, siteUrl } = options;
	if (scheduledType === 'webinar' && !meetingType.trim() && !templateId) {
		throw new WebexInputError('Meeting Type', 'is empty: a webinar needs one of the type webinar');
	}
	if (isAdhoc && !roomId) {
		throw new WebexInputError(
			'Room',
			'is empty: a meeting that starts now belongs to a room (space)',
		);
	}
	const timezone = zoneNameOf(timeZone, zone);
	// A template has times of its own, and what begins at once has none.
	const begins = isAdhoc || (templateId && !start) ? undefined : start || nextMinute(now);
	const invitees = inviteesOf(options);
	return {
		title: topic,
		...(begins && { start: begins, end: endOf(begins, duration), timezone }),
		...filled({
			recurrence: recurrenceOf(repetition, timezone),
			sessionTypeId: sessionTypeOf(meetingType),
			hostEmail,
			templateId,
			roomId,
			scheduledType,
			siteUrl,
		}),
		...(isAdhoc && { adhoc: true }),
		...(invitees.length > 0 && { invitees }),
		...settingsOf(options),
	};
}

const sessionTypeOf = (given: string): number | undefined => {
	if (!given.trim()) return undefined;
	const number = Number(given);
	if (Number.isInteger(number)) return number;
	throw new WebexInputError('Meeting Type', `expected a number such as 3, got ${given}`);
};

/** Everybody once: who is a co-host or a panelist is invited as that. */
export function inviteesOf({
	attendees = [],
	coHosts = [],
	panelists = [],
}: Pick<Plan['options'], 'attendees' | 'coHosts' | 'panelists'>) {
	const all = new Map<string, { email: string; coHost?: boolean; panelist?: boolean }>();
	for (const email of attendees) all.set(email.toLowerCase(), { email });
	for (const email of panelists) all.set(email.toLowerCase(), { email, panelist: true });
	for (const email of coHosts) {
		const id = email.toLowerCase();
		all.set(id, { email, ...all.get(id), coHost: true });
	}
	return [...all.values()];
}

export const endOf = (start: string, duration: number): string =>
	new Date(Date.parse(start) + duration * minute).toISOString();

/** Webex takes whole minutes, and none that has begun. */
const nextMinute = (now: number): string =>
	new Date((Math.floor(now / minute) + 1) * minute).toISOString();
