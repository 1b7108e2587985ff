// Reads one list again and again, each contender in turn, so that other work of the machine affects all of them.
import { median } from '../median.ts';
import { contenders } from './contenders.ts';
import { meetingList } from './document.ts';

/** Milliseconds of the processor for one reading of a list of 500, by contender. */
export async function measureXml(rounds: number): Promise<Readonly<Record<string, number>>> {
	const answer = new TextEncoder().encode(meetingList(500));
	const times = Object.fromEntries(
		Object.keys(contenders).map((name): [string, number[]] => [name, []]),
	);
	const hashes = new Set<number>();
	for (let round = -warmUp; round < rounds; round++) {
		for (const [name, read] of Object.entries(contenders)) {
			const started = process.cpuUsage();
			const { meetings, hash } = await read(answer);
			const { user, system } = process.cpuUsage(started);
			if (meetings !== 500) throw new Error(`${name} found ${meetings} meetings of 500`);
			if (hash !== 0) hashes.add(hash);
			if (round >= 0) times[name]?.push((user + system) / 1000);
		}
	}
	if (hashes.size !== 1) throw new Error('The contenders did not find the same meetings');
	return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
}

const warmUp = 20;
