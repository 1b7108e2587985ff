import { Failure } from '../../failure.ts';
import type { InstanceRecord } from '../../world/meetings/instances.ts';
import type { PersonRecord, World } from '../../world/world.ts';
import type { Call } from '../endpoint.ts';
import { isInstanceId, isShown } from './access.ts';
import { invalid } from './checks.ts';

const notFound = () => new Failure(404, 'The requested resource could not be found.');

/**
 * Lists of what a meeting leaves behind take only the instance itself.
 * @throws Failure 400 for a series, an occurrence, or an instance in another state; 404 for what does not exist.
 */
export function instanceIn(
	states: readonly InstanceRecord['state'][],
	meetingId: string | undefined,
	{ world }: Call,
): InstanceRecord {
	const { meetings } = world;
	if (!meetingId) throw invalid('The meetingId is required.');
	const found = meetings.instances.get(meetingId);
	const instance = found && isShown(found, world) ? found : undefined;
	if (!instance) {
		const [seriesId = ''] = meetingId.split('_');
		if (isInstanceId(meetingId) || !meetings.series.has(seriesId)) throw notFound();
		throw invalid(`Meeting ID '${meetingId}' is not a meeting instance.`);
	}
	if (!states.includes(instance.state)) {
		throw invalid(`Meeting ID '${meetingId}' is not in state ${states.join(' or ')}.`);
	}
	return instance;
}

export const endedInstance = (meetingId: string | undefined, call: Call): InstanceRecord =>
	instanceIn(['ended'], meetingId, call);

/** Polls and questions are there while the meeting runs, too. */
export const heldInstance = (meetingId: string | undefined, call: Call): InstanceRecord =>
	instanceIn(['ended', 'inProgress'], meetingId, call);

/** Host, and people with an account who were there. */
export const wasThere = (instance: InstanceRecord, person: PersonRecord, world: World): boolean =>
	instance.hostId === person.id ||
	world.meetings.participants
		.of(instance.id)
		.some(
			({ personId, state, hasOnlyWaited = false }) =>
				personId === person.id && state !== 'lobby' && !hasOnlyWaited,
		);
