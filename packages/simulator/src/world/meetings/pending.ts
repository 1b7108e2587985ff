import type { World } from '../world.ts';
import type { PendingRecord } from './meetings.ts';
import { publishRecording, publishSummary, publishTranscript } from './publishing.ts';

type Publish = (world: World, pending: PendingRecord) => unknown;

const publishers: Readonly<Record<PendingRecord['kind'], Publish>> = {
	recording: (world, { instanceId, start, duration, due }) =>
		publishRecording(world, instanceId, {
			timeRecorded: start,
			createTime: due,
			durationSeconds: Math.round(duration / 1000),
		}),
	transcript: (world, { instanceId, start, due }) =>
		publishTranscript(world, instanceId, { start, created: due }),
	summary: (world, { instanceId, due }) => publishSummary(world, instanceId, { created: due }),
};

/** Something appears some time after the moment, or at once when there is no delay. */
export function schedule(
	world: World,
	{ at, ...pending }: Omit<PendingRecord, 'due'> & { readonly at: number },
): void {
	const due = at + world.meetings.delays[pending.kind];
	world.meetings.pending = [...world.meetings.pending, { ...pending, due }];
}

/** Whatever is due by now appears, in the order of its time. */
export function publishDue(world: World): void {
	const { meetings } = world;
	const now = world.now();
	const due = meetings.pending.filter((each) => each.due <= now);
	if (due.length === 0) return;
	meetings.pending = meetings.pending.filter((each) => each.due > now);
	for (const each of due.toSorted((one, other) => one.due - other.due)) {
		publishers[each.kind](world, each);
	}
}
