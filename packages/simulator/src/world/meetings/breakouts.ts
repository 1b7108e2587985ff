import type { World } from '../world.ts';
import type { InstanceRecord, ParticipantRecord } from './instances.ts';
import { peopleOfInstance } from './people.ts';
import { MeetingRefusal } from './refusal.ts';
import type { BreakoutSessionRecord } from './series.ts';

interface Moment {
	/** Milliseconds since the epoch; now when left out. */
	readonly at?: number;
}

/** Those that were planned for the occurrence. */
export const breakoutSessionsAt = (
	instance: InstanceRecord,
	{ meetings }: World,
): readonly BreakoutSessionRecord[] =>
	peopleOfInstance(instance, meetings.series.get(instance.seriesId)).breakoutSessions ?? [];

/**
 * Somebody goes into a breakout session, from the main one or from another.
 * @throws MeetingRefusal for somebody who is not there, and for a session that the meeting does not have.
 */
export function enterBreakoutSession(
	world: World,
	participantId: string,
	sessionId: string,
	{ at = world.now() }: Moment = {},
): ParticipantRecord {
	const present = presentIn(world, participantId);
	const instance = world.meetings.instances.get(present.instanceId);
	const session =
		instance && breakoutSessionsAt(instance, world).find(({ id }) => id === sessionId);
	if (!session) throw new MeetingRefusal(`There is no breakout session with the ID ${sessionId}.`);
	const { breakoutSessionsAttended = [], ...main } = outOfBreakout(present, at);
	return world.meetings.participants.set({
		...main,
		state: 'breakoutSession',
		breakoutSessionId: session.id,
		breakoutSessionsAttended: [
			...breakoutSessionsAttended,
			{ id: session.id, name: session.name, joined: at },
		],
	});
}

/** Back into the main session. @throws MeetingRefusal for somebody who is not there. */
export function leaveBreakoutSession(
	world: World,
	participantId: string,
	{ at = world.now() }: Moment = {},
): ParticipantRecord {
	const present = presentIn(world, participantId);
	return world.meetings.participants.set({ ...outOfBreakout(present, at), state: 'joined' });
}

/** The stay in the session, if there is one, ends. */
export function outOfBreakout(
	{ breakoutSessionId: _in, breakoutSessionsAttended, ...main }: ParticipantRecord,
	at: number,
): ParticipantRecord {
	if (!breakoutSessionsAttended) return main;
	const ended = breakoutSessionsAttended.map((stay) => ({ ...stay, left: stay.left ?? at }));
	return { ...main, breakoutSessionsAttended: ended };
}

function presentIn({ meetings }: World, participantId: string): ParticipantRecord {
	const found = meetings.participants.get(participantId);
	if (found?.state === 'joined' || found?.state === 'breakoutSession') return found;
	throw new MeetingRefusal('The person is not in the meeting.');
}
