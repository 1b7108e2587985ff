import type {
	CreateMeetingInvitationSources,
	ListMeetingInvitationSources,
	MeetingInvitationSource,
} from '@webex-nodes/client';
import { Failure } from '../../../failure.ts';
import type { InvitationSourceRecord, MeetingRecord } from '../../../world/meetings/series.ts';
import { type Call, type Leaving, readId } from '../../endpoint.ts';
import { webLinkOf } from '../view.ts';
import { hostedWebinar } from './hosted.ts';

type Scoped = ListMeetingInvitationSources;

export function listInvitationSources(scoped: Scoped, call: Call): MeetingInvitationSource[] {
	const { meeting } = webinarOf(scoped, call);
	return (meeting.invitationSources ?? []).map((source) => shown(source, meeting));
}

export function createInvitationSources(
	{ items = [], ...scoped }: Leaving<CreateMeetingInvitationSources, 'items'>,
	call: Call,
): { items: MeetingInvitationSource[] } {
	const { meeting } = webinarOf(scoped, call);
	const before = meeting.invitationSources ?? [];
	const added = items.map((source, index) => ({
		id: String(before.length + index + 1),
		...source,
	}));
	call.world.meetings.series.set(meeting.id, {
		...meeting,
		invitationSources: [...before, ...added],
	});
	return { items: added.map((source) => shown(source, meeting)) };
}

/** The host is named by address, or by ID. */
function webinarOf({ meetingId, hostEmail, personId }: Scoped, call: Call) {
	if (hostEmail !== undefined || personId === undefined) {
		return hostedWebinar(meetingId, hostEmail, call);
	}
	const host = call.world.people.get(readId('PEOPLE', personId));
	if (!host) throw new Failure(404, 'The user does not exist.');
	return hostedWebinar(meetingId, host.email, call);
}

/** Where people have to register, they cannot join at once. */
function shown(source: InvitationSourceRecord, meeting: MeetingRecord): MeetingInvitationSource {
	const link = `${webLinkOf(meeting)}&sourceid=${encodeURIComponent(source.sourceId)}`;
	const register = link.replace('j.php?MTID=m', 'j.php?RGID=r');
	return { ...source, ...(meeting.registration ? { registerLink: register } : { joinLink: link }) };
}
