import type { World } from '../world.ts';
import type { InstanceRecord, ParticipantRecord } from './instances.ts';
import { MeetingRefusal } from './refusal.ts';
import type { MeetingRecord } from './series.ts';

/** Somebody of the world, or a guest with a name and an address. */
export type Joiner =
	| { readonly personId: string }
	| { readonly email: string; readonly displayName: string; readonly sourceId?: string };

/** What somebody is in a meeting. */
export interface Place
	extends Pick<
		ParticipantRecord,
		'displayName' | 'email' | 'isCoHost' | 'isHost' | 'isInvitee' | 'personId' | 'sourceId'
	> {
	/** May open the meeting before the host is there. */
	readonly mayOpen: boolean;
	/** Waits in the lobby although the meeting runs. */
	readonly needsAdmission: boolean;
}

/** @throws MeetingRefusal when the meeting lets in only people who are invited, or the person does not exist. */
export function placeOf(
	{ hostId, invitees, fields }: MeetingRecord,
	joiner: Joiner,
	world: World,
): Place {
	const person =
		'personId' in joiner
			? world.people.get(joiner.personId)
			: world.findPersonByEmail(joiner.email);
	if (!person && 'personId' in joiner)
		throw new MeetingRefusal(`There is no person ${joiner.personId}.`);
	const { email, displayName } = person ?? (joiner as Exclude<Joiner, { personId: string }>);
	const invitee = invitees.find((each) => each.email.toLowerCase() === email.toLowerCase());
	const isHost = person?.id === hostId;
	const isInvitee = invitee !== undefined;
	const { unlockedMeetingJoinSecurity, restrictToInvitees, enabledJoinBeforeHost } =
		fields.settings;
	const isRefused = unlockedMeetingJoinSecurity === 'blockFromJoin' || restrictToInvitees === true;
	if (isRefused && !isInvitee && !isHost) {
		throw new MeetingRefusal('This meeting lets in only people who are invited.');
	}
	return {
		...(person && { personId: person.id }),
		email,
		displayName,
		isHost,
		isCoHost: invitee?.coHost ?? false,
		isInvitee,
		mayOpen: enabledJoinBeforeHost === true,
		needsAdmission: !isInvitee && unlockedMeetingJoinSecurity === 'allowJoinWithLobby',
		...('sourceId' in joiner && joiner.sourceId && { sourceId: joiner.sourceId }),
	};
}

export function newParticipant(
	{ meetings }: World,
	instance: InstanceRecord,
	given: Place & { readonly at: number; readonly state: 'joined' | 'lobby' },
): ParticipantRecord {
	const { at, mayOpen: _mayOpen, needsAdmission: _needsAdmission, ...place } = given;
	return meetings.participants.set({
		id: `${instance.id}_${meetings.newUuid()}`,
		instanceId: instance.id,
		...place,
		joined: at,
		isMuted: false,
		video: 'on',
		devices: [
			{
				correlationId: meetings.newUuid(),
				deviceType: 'webex_meeting_center_windows',
				audioType: 'voip',
				joined: at,
			},
		],
	});
}
