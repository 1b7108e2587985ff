import { Failure, missingScope } from '../../failure.ts';
import type { InstanceRecord } from '../../world/meetings/instances.ts';
import { type Occurrence, occurrencesOf } from '../../world/meetings/occurrences.ts';
import type { MeetingRecord } from '../../world/meetings/series.ts';
import type { PersonRecord, World } from '../../world/world.ts';
import { meetingAdminScopes } from '../allows.ts';
import type { Call } from '../endpoint.ts';
import { accountFor, administers } from './roles.ts';

/** A series, or one occurrence of it. */
export type Target =
	| { readonly meeting: MeetingRecord; readonly occurrence?: undefined }
	| {
			readonly meeting: MeetingRecord;
			readonly occurrence: Occurrence;
			/** When it was planned. */
			readonly key: string;
	  };

/** @throws Failure 404. */
export function existing(meetingId: string, { world }: Call): Target {
	const [seriesId = '', key] = meetingId.split('_');
	const meeting = world.meetings.series.get(seriesId);
	if (meeting && key === undefined) return { meeting };
	if (meeting && key !== undefined) {
		for (const occurrence of occurrencesOf(meeting)) {
			if (occurrence.id === meetingId) return { meeting, occurrence, key };
		}
	}
	throw new Failure(404, 'The requested resource could not be found.');
}

/**
 * An instance that the API shows already: one that runs, or that ended long enough ago.
 * @throws Failure 404.
 */
export function existingInstance(meetingId: string, { world }: Call): InstanceRecord {
	const found = world.meetings.instances.get(meetingId);
	if (found && isShown(found, world)) return found;
	throw new Failure(404, 'The requested resource could not be found.');
}

/** Details of an ended instance come later. @see https://developer.webex.com/docs/meetings#meeting-states */
export const isShown = ({ end }: InstanceRecord, { now, meetings }: World): boolean =>
	end === undefined || now() >= end + meetings.delays.details;

/** That of an instance, such as `870f51ff287b41be84648412901e0402_I_167549011372279170`. */
export const isInstanceId = (meetingId: string): boolean => meetingId.includes('_I_');

/**
 * The account that the answer is for: the host that an administrator or a service app names, or the caller.
 * @throws Failure 404 for unknown hosts and for bots, 403 for hosts that the caller must not name.
 */
export function onBehalf(hostEmail: string | undefined, call: Call): PersonRecord {
	const scope = meetingAdminScopes.find((each) => administers(call, each)) ?? '';
	return accountFor(hostEmail, call, scope);
}

/** The host of a new meeting. @throws Failure 403 when another one is named without the scopes of an administrator. */
export function hostOf(hostEmail: string | undefined, call: Call): PersonRecord {
	const host = onBehalf(hostEmail, call);
	const isSame = hostEmail === undefined || host.email.toLowerCase() === hostEmail.toLowerCase();
	if (!isSame && call.switches.hostOfNewMeeting === 'refused') throw new Failure(403, missingScope);
	return host;
}

export const isInvited = ({ invitees }: MeetingRecord, { email }: PersonRecord): boolean =>
	invitees.some((invitee) => invitee.email.toLowerCase() === email.toLowerCase());
