import { Failure } from '../../failure.ts';
import type { World } from '../../world/world.ts';
import type { Call } from '../endpoint.ts';

/** When the quality of each instance was last asked for, in milliseconds since the epoch; not in a snapshot. */
const asked = new WeakMap<World, Map<string, number>>();

const askedIn = (world: World) => {
	const found = asked.get(world) ?? new Map<string, number>();
	asked.set(world, found);
	return found;
};

/**
 * Once in 5 minutes for each instance, whoever asks.
 * @throws Failure 429 with `Retry-After`.
 * @see https://developer.webex.com/docs/api/v1/meeting-qualities
 */
export function countQualities(instanceId: string, { world, switches }: Call): void {
	const now = world.now();
	const last = askedIn(world).get(instanceId) ?? Number.NEGATIVE_INFINITY;
	const left = last + switches.qualitiesPause * 1000 - now;
	if (left > 0) {
		throw new Failure(429, 'Too many requests.', { 'retry-after': String(Math.ceil(left / 1000)) });
	}
	askedIn(world).set(instanceId, now);
}
