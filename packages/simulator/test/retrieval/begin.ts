import type { Change, Retrieval, RetrievalCursor } from '@webex-nodes/client';
import type { Simulator } from '../../src/index.ts';
import { noon, setUp } from '../fixture.ts';

export const hour = 3600_000; // ms

/** An empty world and a clock that stands still. */
export function begin(options: Parameters<typeof setUp>[0] = {}) {
	let clock = noon;
	const made = setUp({ seed: 'empty', now: () => clock, ...options });
	const { world } = made.simulator;
	const [owner, bot] = world.people.values();
	if (!owner || !bot) throw new Error('The empty world has two people');
	const other = world.addPerson({ displayName: 'Jonas', email: 'jonas@fernhill.example' });
	return {
		...made,
		world,
		owner,
		bot,
		other,
		pass: (milliseconds: number) => {
			clock += milliseconds;
		},
		room: (title: string, members = [owner, other], created?: number) =>
			world.addRoom({ title, members, ...(created !== undefined && { created }) }),
		write: (roomId: string, text: string, more: object = {}) =>
			world.addMessage({ roomId, personId: other.id, text, ...more }),
	};
}

/** Of the requests from now on. */
export const pathsOf = (simulator: Simulator): string[] => {
	const paths: string[] = [];
	simulator.observe(({ path }) => paths.push(path.split('?')[0] ?? ''));
	return paths;
};

/** What comes, and the cursor as a program would keep it. */
export async function collect(retrieval: Retrieval): Promise<[Change[], RetrievalCursor]> {
	const changes = [];
	for await (const batch of retrieval) changes.push(...batch.changes);
	return [changes, JSON.parse(JSON.stringify(retrieval.cursor()))];
}

export const texts = (changes: readonly Change[]) =>
	changes.map((change) => (change.kind === 'deleted' ? 'deleted' : change.message.text));
