import type { CalledOut } from '@webex-nodes/client';
import type { CallOut } from '@webex-nodes/client/schemas';
import type { z } from 'zod';
import { Failure } from '../../failure.ts';
import type { InstanceRecord } from '../../world/meetings/instances.ts';
import type { World } from '../../world/world.ts';
import type { Call } from '../endpoint.ts';
import { invalid } from './checks.ts';
import { requireControl } from './participants.ts';
import { isServiceApp } from './roles.ts';

/** How long it rings, in milliseconds. Nobody answers in this world. */
const ringing = 30_000;

/** Until when each call rings, by participant ID; on its way, and so not in a snapshot. */
const calls = new WeakMap<World, Map<string, number>>();

const callsOf = (world: World) => {
	const found = calls.get(world) ?? new Map<string, number>();
	calls.set(world, found);
	return found;
};

/** @throws Failure 400 for a meeting that does not run, or when the caller is not in it. */
export function callOut(given: z.infer<typeof CallOut>, call: Call): CalledOut {
	const { world, caller } = call;
	const { meetingId, meetingNumber, address, addressType = 'sipAddress', displayName } = given;
	if ((meetingId === undefined) === (meetingNumber === undefined)) {
		throw invalid('Either meetingId or meetingNumber is required.');
	}
	if (displayName.length > 32) {
		throw invalid('The displayName cannot be longer than 32 characters.');
	}
	const { invitationCorrelationId = world.meetings.newUuid() } = given;
	if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(invitationCorrelationId)) {
		throw invalid('The invitationCorrelationId is not a UUID in lowercase.');
	}
	const instance = runningInstance({ meetingId, meetingNumber }, call);
	if (!isServiceApp(call)) {
		requireControl(instance, call);
		const isThere = world.meetings.participants
			.of(instance.id)
			.some(({ personId, state }) => personId === caller.id && state !== 'end');
		if (!isThere) throw invalid('The user has not joined the meeting.');
	}
	const participantId = `${instance.id}_${world.meetings.newUuid()}`;
	callsOf(world).set(participantId, world.now() + ringing);
	return {
		participantId,
		invitationCorrelationId,
		meetingNumber: instance.meetingNumber,
		meetingId: instance.seriesId,
		address,
		addressType,
		displayName,
		state: 'pending',
	};
}

/** @throws Failure 404 when it does not ring any more, 403 when the caller does not control the meeting. */
export function cancelCallOut(participantId: string, call: Call): undefined {
	const { world } = call;
	const until = callsOf(world).get(participantId);
	const [instanceId = ''] = /^.+_I_\d+/.exec(participantId) ?? [];
	const instance = world.meetings.instances.get(instanceId);
	if (until === undefined || until <= world.now() || !instance) {
		throw new Failure(404, 'The requested resource could not be found.');
	}
	if (!isServiceApp(call)) requireControl(instance, call);
	callsOf(world).delete(participantId);
}

function runningInstance(
	{
		meetingId,
		meetingNumber,
	}: { readonly meetingId: string | undefined; readonly meetingNumber: string | undefined },
	{ world: { meetings } }: Call,
): InstanceRecord {
	const [seriesId = ''] = meetingId?.split('_') ?? [];
	const series =
		meetingNumber === undefined
			? meetings.series.get(seriesId)
			: meetings.findByNumber(meetingNumber);
	if (!series) throw new Failure(404, 'The requested resource could not be found.');
	const running = meetings.runningOf(series.id);
	if (running?.state !== 'inProgress') throw invalid('The meeting is not in progress.');
	return running;
}
