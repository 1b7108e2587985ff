/**
 * What an item holds with "Simplify", for the XML API and for REST: the same names, so that a workflow can change from
 * one to the other. What only one of them knows has a name that the other does not use.
 */

import type { Meeting, MeetingInvitee } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import { frequencyOf } from './recurrence.ts';
import { compact } from './values.ts';

export interface MeetingShape {
	/** The number to enter, without spaces: REST calls it `meetingNumber`. */
	readonly meetingKey?: string | undefined;
	/** What REST calls its ID, and `meetingId` there. */
	readonly meetingUUID?: string | undefined;
	readonly topic?: string | undefined;
	/** ISO 8601 in UTC. */
	readonly start?: string | undefined;
	readonly end?: string | undefined;
	/** In minutes. */
	readonly duration?: number | undefined;
	/** An IANA name. */
	readonly timeZone?: string | undefined;
	/** On sites of Control Hub the email address. */
	readonly hostWebExID?: string | undefined;
	readonly isInProgress?: boolean | undefined;
	readonly agenda?: string | undefined;
	/** PUBLIC or PRIVATE: whether it is on the calendar of the site. */
	readonly listStatus?: string | undefined;
	/** The number of the type of session. */
	readonly meetingType?: string | undefined;
	/** DAILY, WEEKLY, MONTHLY or YEARLY. */
	readonly repeat?: string | undefined;
	readonly attendees?: readonly object[] | undefined;
	readonly meetingPassword?: string | undefined;
	readonly hostKey?: string | undefined;
}

/** A meeting with its attendees, where they were asked for. */
export type WithAttendees = Meeting & { readonly attendees?: readonly object[] };

export function simplifyMeeting(meeting: WithAttendees): IDataObject {
	const shape: MeetingShape = {
		meetingKey: meeting.meetingNumber,
		meetingUUID: meeting.id,
		topic: meeting.title,
		...timesOf(meeting),
		timeZone: meeting.timezone,
		hostWebExID: meeting.hostEmail,
		isInProgress: meeting.state === 'inProgress',
		agenda: meeting.agenda,
		meetingType: meeting.sessionTypeId?.toString(),
		repeat: frequencyOf(meeting.recurrence),
		attendees: meeting.attendees,
		listStatus: listStatusOf(meeting),
		meetingPassword: meeting.password,
		hostKey: meeting.hostKey,
	};
	return compact({
		...shape,
		meetingId: meeting.id,
		kind: meeting.meetingType,
		state: meeting.state,
		recurrence: meeting.recurrence,
		isModified: meeting.isModified,
		scheduledType: meeting.scheduledType,
		webLink: meeting.webLink,
		registerLink: meeting.registerLink,
		siteUrl: meeting.siteUrl,
		roomId: meeting.roomId,
		integrationTags: meeting.integrationTags,
		meetingSeriesId: meeting.meetingSeriesId,
		scheduledMeetingId: meeting.scheduledMeetingId,
	});
}

const listStatusOf = ({ publicMeeting }: Meeting) =>
	publicMeeting === undefined ? undefined : publicMeeting ? 'PUBLIC' : 'PRIVATE';

/** A meeting that an operation changed, with what it did. */
export const simplifyChanged = (changed: Meeting & { updated?: boolean; status?: string }) => ({
	...simplifyMeeting(changed),
	...compact({ updated: changed.updated, status: changed.status }),
});

const minute = 60_000; // ms

/** Start and end in UTC, and the minutes in between. */
export function timesOf({ start, end }: { start?: string | undefined; end?: string | undefined }) {
	const [from, to] = [start, end].map((time) => Date.parse(time ?? ''));
	const duration = ((to ?? Number.NaN) - (from ?? Number.NaN)) / minute;
	return {
		start: inUtc(start),
		end: inUtc(end),
		duration: Number.isNaN(duration) ? undefined : Math.round(duration),
	};
}

/** As the nodes write times: `2026-07-01T09:00:00.000Z`. */
export const inUtc = (time: string | undefined): string | undefined =>
	time && !Number.isNaN(Date.parse(time)) ? new Date(time).toISOString() : time;

/** A person who is invited. */
interface AttendeeShape {
	readonly email: string;
	readonly name?: string | undefined;
	readonly role?: Role | undefined;
	readonly attendeeId?: string | undefined;
	readonly meetingKey?: string | undefined;
}

/** The XML API's words: an alternate host is what REST calls a co-host, and a presenter its panelist. */
export type Role = 'ATTENDEE' | 'HOST' | 'PRESENTER';

const roleOf = ({ coHost, panelist }: Pick<MeetingInvitee, 'coHost' | 'panelist'>): Role =>
	coHost ? 'HOST' : panelist ? 'PRESENTER' : 'ATTENDEE';

export function simplifyInvitee(
	invitee: MeetingInvitee & { readonly meetingKey?: string; readonly status?: string },
): IDataObject {
	const shape: AttendeeShape = {
		email: invitee.email,
		name: invitee.displayName,
		role: roleOf(invitee),
		attendeeId: invitee.id,
		meetingKey: invitee.meetingKey,
	};
	return compact({ ...shape, meetingId: invitee.meetingId, status: invitee.status });
}

/** As "Get" of a meeting lists its attendees. */
export const attendeeOf = (invitee: MeetingInvitee): IDataObject =>
	compact({ email: invitee.email, name: invitee.displayName, role: roleOf(invitee) });
