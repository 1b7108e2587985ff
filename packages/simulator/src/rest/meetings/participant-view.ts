import { valueOfId } from '../../world/ids.ts';
import { writeMoment } from '../../world/meetings/dates.ts';
import type { DeviceRecord, ParticipantRecord } from '../../world/meetings/instances.ts';
import type { World } from '../../world/world.ts';

/** @see https://developer.webex.com/docs/api/v1/meeting-participants */
export function participantView(participant: ParticipantRecord, world: World, zone = 'UTC') {
	const { id, instanceId, personId, email, displayName, left, sourceId } = participant;
	const instance = world.meetings.instances.get(instanceId);
	const host = instance && world.people.get(instance.hostId);
	const write = (moment: number) => writeMoment(moment, zone);
	return {
		id,
		...(personId !== undefined && { orgId: valueOfId(world.organisationId) }),
		host: participant.isHost,
		coHost: participant.isCoHost,
		spaceModerator: false,
		email,
		displayName,
		invitee: participant.isInvitee,
		muted: participant.isMuted,
		...(instance && { meetingStartTime: write(instance.start), siteUrl: instance.siteUrl }),
		video: participant.video,
		state: participant.state,
		joinedTime: write(participant.joined),
		...(left !== undefined && { leftTime: write(left) }),
		meetingId: instanceId,
		...(host && { hostEmail: host.email }),
		devices: participant.devices.map((device) => deviceView(device, write)),
		...(sourceId && { sourceId }),
	};
}

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

/** For webhooks, with the host for their filters. */
export const participantEvent = (participant: ParticipantRecord, world: World) => ({
	...participantView(participant, world),
	hostPersonId: world.meetings.instances.get(participant.instanceId)?.hostId,
});
