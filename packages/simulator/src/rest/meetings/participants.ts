import type { MeetingParticipant } from '@webex-nodes/client';
import type { QueryMeetingParticipants } from '@webex-nodes/client/schemas';
import type { z } from 'zod';
import { Failure, missingScope } from '../../failure.ts';
import type { InstanceRecord, ParticipantRecord } from '../../world/meetings/instances.ts';
import type { Call } from '../endpoint.ts';
import { existing, existingInstance, isInstanceId, isShown } from './access.ts';
import { invalid } from './checks.ts';
import { shownParticipant } from './participant-view.ts';
import { isWithin, pastRange } from './past.ts';
import { readDate } from './range.ts';
import { accountFor, administers, isOfficer } from './roles.ts';
import { viewerOf } from './viewer.ts';

type Query = Omit<z.infer<typeof QueryMeetingParticipants>, 'emails'> & {
	readonly breakoutSessionId?: string | undefined;
};

const day = 24 * 3600_000; // ms
const month = 30 * day;
export const adminScope = 'meeting:admin_participants_read';

/** Who is in a meeting that runs, or was in one that has ended; in the order in which they joined. */
export function listParticipants(query: Query, call: Call): MeetingParticipant[] {
	const { zone } = viewerOf(call.caller, call, query.timezone);
	const instance = instanceFor(query, zone, call);
	requireHostOrAdministrator(instance, query.hostEmail, call);
	const { joinTimeFrom: from, joinTimeTo: to, breakoutSessionId } = query;
	const range =
		from === undefined && to === undefined
			? undefined
			: pastRange({ from, to }, { zone, now: call.world.now(), days: 90 });
	return call.world.meetings.participants
		.of(instance.id)
		.filter((each) => isListed(each, instance))
		.filter(({ joined }) => range === undefined || isWithin(joined, range))
		.map((each) => shownParticipant(each, zone, call))
		.filter(({ breakoutSessionsAttended = [] }) => {
			// Of a meeting that runs, it means nothing.
			const isAsked = breakoutSessionId !== undefined && instance.state === 'ended';
			return !isAsked || breakoutSessionsAttended.some(({ id }) => id === breakoutSessionId);
		});
}

/** Of a meeting that runs, those who are there; of one that has ended, those who came in. */
const isListed = (
	{ state, hasOnlyWaited = false }: ParticipantRecord,
	instance: InstanceRecord,
): boolean => (instance.state === 'ended' ? !hasOnlyWaited : state !== 'end');

/** Host, administrators and compliance officers. @throws Failure 403, or 404 for meetings of another host. */
export function requireHostOrAdministrator(
	{ hostId }: InstanceRecord,
	hostEmail: string | undefined,
	call: Call,
): void {
	const isAdministrator = administers(call, adminScope) || isOfficer(call);
	const person =
		isAdministrator && hostEmail === undefined
			? undefined
			: accountFor(hostEmail, call, adminScope);
	if (person === undefined || person.id === hostId) return;
	if (isAdministrator) throw new Failure(404, 'The requested resource could not be found.');
	throw new Failure(403, missingScope);
}

/** Of a series or an occurrence, the last instance that began in the period: the last month when left out. */
function instanceFor(
	{ meetingId, meetingStartTimeFrom, meetingStartTimeTo }: Query,
	zone: string,
	call: Call,
): InstanceRecord {
	if (isInstanceId(meetingId)) return existingInstance(meetingId, call);
	const { world } = call;
	const begin = readDate(meetingStartTimeFrom, zone, 'meetingStartTimeFrom');
	const end = readDate(meetingStartTimeTo, zone, 'meetingStartTimeTo');
	const to = end ?? Math.min(world.now(), (begin ?? world.now()) + month);
	const from = begin ?? to - month;
	if (from > to) throw invalid('The meetingStartTimeFrom cannot be after meetingStartTimeTo.');
	const { meeting, occurrence } = existing(meetingId, call);
	const found = world.meetings.instances
		.of(meeting.id)
		.filter((each) => isShown(each, world) && (!occurrence || each.occurrenceId === meetingId))
		.filter(({ start }) => start > from && start <= to)
		.at(-1);
	if (!found) throw new Failure(404, 'The requested resource could not be found.');
	return found;
}

/** Somebody in a meeting that runs. @throws Failure 404, 403 unless the caller is the host or a co-host. */
export function presentParticipant(participantId: string, call: Call): ParticipantRecord {
	const { meetings } = call.world;
	const participant = meetings.participants.get(participantId);
	const instance = participant && meetings.instances.get(participant.instanceId);
	if (!participant || !instance) {
		throw new Failure(404, 'The requested resource could not be found.');
	}
	requireControl(instance, call);
	if (instance.state === 'ended' || participant.state === 'end') {
		throw invalid('The participant is not in a meeting in progress.');
	}
	return participant;
}

/** @throws Failure 403 unless the caller is the host, or a co-host who is there. */
export function requireControl({ id, hostId }: InstanceRecord, { world, caller }: Call): void {
	const isCoHost = world.meetings.participants
		.of(id)
		.some((each) => each.personId === caller.id && each.isCoHost && each.state !== 'end');
	if (hostId !== caller.id && !isCoHost) throw new Failure(403, missingScope);
}
