import type { MeetingParticipant } from '@webex-nodes/client';
import { valueOfId } from '../../world/ids.ts';
import { writeMoment } from '../../world/meetings/dates.ts';
import type { DeviceRecord, ParticipantRecord } from '../../world/meetings/instances.ts';
import type { World } from '../../world/world.ts';
import type { Call } from '../endpoint.ts';
import { isShown } from './access.ts';
import { actsAsOfficer } from './roles.ts';

/** @see https://developer.webex.com/docs/api/v1/meeting-participants */
function participantView(participant: ParticipantRecord, world: World, zone = 'UTC') {
	const { id, instanceId, personId, email, displayName, left, sourceId } = participant;
	const { breakoutSessionId, breakoutSessionsAttended } = participant;
	const instance = world.meetings.instances.get(instanceId);
	const series = instance && world.meetings.series.get(instance.seriesId);
	const host = instance && world.people.get(instance.hostId);
	const write = (moment: number) => writeMoment(moment, zone);
	const isRunning = instance !== undefined && instance.state !== 'ended';
	return {
		id,
		...(personId !== undefined && isRunning && { orgId: valueOfId(world.organisationId) }),
		host: participant.isHost,
		coHost: participant.isCoHost,
		...(series?.roomId && { spaceModerator: isModerator(series.roomId, personId, world) }),
		email,
		displayName,
		invitee: participant.isInvitee,
		muted: participant.isMuted,
		...(instance && { meetingStartTime: write(instance.start), siteUrl: instance.siteUrl }),
		video: participant.video,
		state: participant.state,
		...(breakoutSessionId !== undefined && { breakoutSessionId }),
		joinedTime: write(participant.joined),
		...(left !== undefined && { leftTime: write(left) }),
		meetingId: instanceId,
		...(host && { hostEmail: host.email }),
		devices: participant.devices.map((device) => deviceView(device, write)),
		...(!isRunning &&
			breakoutSessionsAttended && {
				breakoutSessionsAttended: breakoutSessionsAttended.map((stay) => ({
					id: stay.id,
					name: stay.name,
					joinedTime: write(stay.joined),
					leftTime: write(stay.left ?? stay.joined),
				})),
			}),
		...(sourceId && { sourceId }),
	};
}

const isModerator = (roomId: string, personId: string | undefined, world: World): boolean =>
	world.membersOf(roomId).get(personId ?? '')?.isModerator ?? false;

function deviceView({ joined, left, ...device }: DeviceRecord, write: (moment: number) => string) {
	return {
		...device,
		joinedTime: write(joined),
		...(left !== undefined && {
			leftTime: write(left),
			durationSecond: Math.round((left - joined) / 1000),
		}),
	};
}

/** What the API answers: times may come only after the end, and telephones are for compliance officers. */
export function shownParticipant(
	participant: ParticipantRecord,
	zone: string,
	call: Call,
): MeetingParticipant {
	const { world, switches } = call;
	const shown = participantView(participant, world, zone);
	const instance = world.meetings.instances.get(participant.instanceId);
	const hasTimes = instance?.end !== undefined && isShown(instance, world);
	const times = hasTimes ? 'shown' : switches.participantTimes;
	const seesPhones = actsAsOfficer(call, 'meeting:participants_read');
	return {
		...withTimes(shown, times),
		devices: shown.devices.map(({ phoneNumber, ...device }) => ({
			...withTimes(device, times),
			...(seesPhones && phoneNumber !== undefined && { phoneNumber }),
		})),
	};
}

interface Stay {
	readonly joinedTime: string;
	readonly leftTime?: string;
}

const never = '1970-01-01T00:00:00.000Z';

function withTimes<Shown extends Stay>(
	shown: Shown,
	times: Call['switches']['participantTimes'],
): Omit<Shown, keyof Stay> & Partial<Stay> {
	if (times === 'shown') return shown;
	const { joinedTime: _joined, leftTime: _left, ...others } = shown;
	return times === 'absent' ? others : { ...others, joinedTime: never, leftTime: never };
}

/** For webhooks, with the host for their filters. */
export const participantEvent = (participant: ParticipantRecord, world: World) => ({
	...participantView(participant, world),
	hostPersonId: world.meetings.instances.get(participant.instanceId)?.hostId,
});
