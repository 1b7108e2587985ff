import { secondsOf } from '../messages/cases.ts';
import { startAccount } from '../pace/account.ts';
import type { PaceSetting } from '../pace/contenders.ts';
import { amountText } from '../report/numbers.ts';
import { atMost, type Goal, oursBelow, type Result, resultOf } from '../report/result.ts';
import type { Bench, Row } from '../row.ts';
import { valuesOf } from '../run/race.ts';
import { start } from '../run/start.ts';

const module = new URL('../pace/contenders.ts', import.meta.url);
const rate = 10; // requests a second

interface Case {
	readonly what: string;
	readonly processes: number;
	readonly burst: number;
	readonly time: Goal;
	/** The part that is refused, in %. */
	readonly refused: Goal;
}

const cases: readonly Case[] = [
	{ what: 'one process', processes: 1, burst: 10, time: atMost(1.03), refused: oursBelow(1) },
	{ what: 'two processes', processes: 2, burst: 10, time: atMost(1.1), refused: oursBelow(3) },
	{ what: 'four processes', processes: 4, burst: 10, time: atMost(1.1), refused: oursBelow(3) },
	{ what: 'burst of 1', processes: 1, burst: 1, time: atMost(1.1), refused: oursBelow(3) },
];

export const bucket: Row = {
	name: 'bucket',
	about:
		'One account that may ask 10 times a second, with bursts of 10 or of 1: 8 callers in each process, 200 requests each. The limit is the least time that the bucket allows. The cases run at the same time, each with a server of its own, for they mostly wait. A quick run has 25 requests each, too few for these goals: the first refusal alone costs more.',
	run: async (bench) => (await Promise.all(cases.map((one) => measure(one, bench)))).flat(),
};

async function measure(given: Case, bench: Bench): Promise<Result[]> {
	const { what, processes, burst, time, refused: most } = given;
	const account = await startAccount({ rate, burst });
	try {
		const requests = bench.isQuick ? 25 : 200;
		const setting: PaceSetting = { url: account.url, callers: 8, requests };
		const names = Array.from({ length: processes }, (_, index) => `process ${index + 1}`);
		const started = await Promise.all(names.map(() => start(module, 'with the gate', setting)));
		const begun = performance.now();
		const runs = await Promise.all(started.map(async ({ run }) => await run()));
		const took = (performance.now() - begun) / 1000;
		const { answered, refused } = await account.counted();
		bench.note(
			`bucket: ${what}, ${requests} calls each`,
			new Map(names.map((name, index) => [name, runs.slice(index, index + 1)])),
		);
		const succeeded = runs.reduce((sum, { count }) => sum + count, 0);
		const failed = processes * requests - succeeded;
		if (failed > 0) throw new Error(`${what}: ${failed} of ${processes * requests} calls failed`);
		const times = runs.map(secondsOf);
		const all = `${what}, ${requests} calls each`;
		return [
			resultOf({
				name: `bucket of 10 a second, ${all}`,
				unit: 's',
				ours: [took],
				limit: [(processes * requests - burst) / rate],
				goal: time,
			}),
			resultOf({
				name: `refused, ${all}`,
				unit: '%',
				ours: [(100 * refused) / (answered + refused)],
				goal: most,
			}),
			...(processes > 1
				? [
						resultOf({
							name: `slowest and fastest of ${all}`,
							unit: 's',
							ours: [Math.max(...times)],
							limit: [Math.min(...times)],
							goal: atMost(1.3),
						}),
					]
				: []),
		];
	} finally {
		account.close();
	}
}

const noLimit = (latency: number, all: number): Row => ({
	name: `gate without a limit, ${latency} ms`,
	about: `What the gate costs where nothing is refused: ${amountText(all)} requests of 16 callers, an answer takes ${latency} ms more. The careful start of an account is part of it: at least 75 ms, however many requests follow.`,
	run: async (bench) => {
		const requests = bench.isQuick ? all / 5 : all;
		const account = await startAccount({ rate: 0, burst: 0, latency });
		try {
			const setting: PaceSetting = { url: account.url, callers: 16, requests };
			const race = await bench.race({
				title: `no limit, ${latency} ms, ${amountText(requests)} requests`,
				module,
				names: ['with the gate', 'without it'],
				setting,
				rounds: bench.isQuick ? 2 : 5,
			});
			return [
				resultOf({
					name: `gate without a limit, ${amountText(requests)} requests, ${latency} ms`,
					unit: 's',
					ours: valuesOf(race, 'with the gate', secondsOf),
					limit: valuesOf(race, 'without it', secondsOf),
					goal: atMost(1.1),
				}),
			];
		} finally {
			account.close();
		}
	},
});

export const gateNear: Row = noLimit(0, 10_000);
export const gateFar: Row = noLimit(50, 1600);
