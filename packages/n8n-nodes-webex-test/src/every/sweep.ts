import { randomUUID } from 'node:crypto';
import type { Fault } from '@webex-nodes/simulator';
import { hurryNodes } from '../faults/fast-n8n.ts';
import { problemsOf } from '../faults/sentences.ts';
import type { Harness } from '../harness.ts';
import { openWaitingRoom, type WaitingRoom } from '../waiting.ts';
import { beyond, countsOf, isSame } from './counts.ts';
import type { Example } from './examples.ts';

/** As Webex says it where the token lacks a scope. */
const missingScope =
	'The server understood the request, but refused to fulfill it because the access token is missing required scopes or the user is missing required roles or licenses.';

/** What strikes one request. */
interface Strike {
	readonly name: string;
	readonly faults: readonly Fault[];
	/** Whether Webex sends a tracking ID with the last of them. */
	readonly isTracked: boolean;
	/** What is refused is not done. */
	readonly isRefusal: boolean;
}

const lacking = JSON.stringify({ message: missingScope, errors: [], trackingId: 'ROUTER_1' });
const refusal: Strike = {
	name: '403 from then on',
	faults: [{ status: 403, body: lacking, times: Number.POSITIVE_INFINITY }],
	isTracked: true,
	isRefusal: true,
};

/** For what may be repeated, all in one run. */
const reading: readonly Strike[] = [
	{
		name: '429, 500 and an answer that ends too early',
		faults: [{ status: 429 }, { status: 500 }, { cut: 'body' }],
		isTracked: false,
		isRefusal: false,
	},
	refusal,
];

const writing: readonly Strike[] = [
	{
		name: '429, then 500 although it was processed',
		faults: [{ status: 429 }, { status: 500, isProcessed: true }],
		isTracked: true,
		isRefusal: false,
	},
	{
		name: 'the answer ends too early',
		faults: [{ cut: 'body' }],
		isTracked: false,
		isRefusal: false,
	},
	refusal,
];

type Run = Awaited<ReturnType<Harness['run']>>;

interface Seen {
	readonly run: Run;
	readonly requests: readonly { readonly method: string; readonly path: string }[];
	readonly state: ReturnType<typeof countsOf>;
}

/**
 * Which requests of a run are unlike those before: the same address with another ID or page is the same. The XML API has one
 * address for all that it does.
 */
const kindsOf = (requests: Seen['requests']): readonly number[] => {
	const kinds = requests.map(({ method, path }, index) =>
		path.endsWith('/XMLService')
			? `request ${index}`
			: `${method} ${path.replace(/\?.*|[\w-]{24,}/g, '')}`,
	);
	return kinds.flatMap((kind, index) => (kinds.indexOf(kind) === index ? [index] : []));
};

/** Runs operations in n8n-core against one world, which is as new before each run. */
export async function openSweep(harness: Harness, snapshot: object) {
	const { simulator, stored } = harness;
	const clock = hurryNodes(simulator);
	const rooms = new Map<string, WaitingRoom>();
	const roomOf = async ({ node, operation }: Example) => {
		const waits = { node: node as 'webexMeetings' | 'webexMessages', operation };
		const room = rooms.get(node) ?? (await openWaitingRoom(() => harness, 1, waits));
		rooms.set(node, room);
		return room;
	};

	async function run(example: Example, skip = 0, faults: readonly Fault[] = []): Promise<Seen> {
		simulator.restore(snapshot);
		// Another workflow, which has seen nothing yet.
		Object.assign(stored, { id: randomUUID(), staticData: {} });
		const requests: { method: string; path: string }[] = [];
		const stop = simulator.observe(({ method, path }) => requests.push({ method, path }));
		for (const fault of faults) simulator.faults.next({ ...fault, skip });
		try {
			const { node, parameters, isAsking } = example;
			const ended = await clock.run(async () =>
				isAsking
					? (await (await roomOf(example)).ask(parameters)).run
					: await harness.run({ node, parameters, mode: 'trigger', withoutPreview: true }),
			);
			const { world, site } = simulator.snapshot();
			return { run: ended, requests, state: countsOf({ world, site }) };
		} finally {
			stop();
			simulator.faults.clear();
		}
	}

	/** Each promise that an operation breaks when one of its requests is struck. */
	async function problemsIn(example: Example): Promise<readonly string[]> {
		const before = countsOf(await stateOf());
		const healthy = await run(example);
		if (healthy.run.error) return [`${example.name}: ${healthy.run.error.message}`];
		const problems: string[] = [];
		for (const index of kindsOf(healthy.requests)) {
			const request = healthy.requests[index];
			for (const strike of request?.method === 'GET' ? reading : writing) {
				const struck = await run(example, index, strike.faults);
				problems.push(
					...broken(strike, struck, healthy, before).map(
						(problem) =>
							`${example.name}, ${request?.method} ${request?.path}, ${strike.name}: ${problem}`,
					),
				);
			}
		}
		return problems;
	}

	const stateOf = async () => {
		simulator.restore(snapshot);
		const { world, site } = simulator.snapshot();
		return { world, site };
	};

	return {
		run,
		problemsIn,
		close: async () => {
			await clock.end();
			for (const room of rooms.values()) await room.close();
		},
	};
}

function broken(
	strike: Strike,
	{ run, state }: Seen,
	healthy: Seen,
	before: Seen['state'],
): readonly string[] {
	const doubled = beyond(state, before, healthy.state).map((path) => `another number of ${path}`);
	const { error, json } = run;
	if (!error) {
		const isWhole = json.length === healthy.run.json.length && isSame(state, healthy.state);
		// Where each of several has a result, it says what happened to it.
		const isTold = /tracking ID|may have been done|ROUTER_/i.test(
			JSON.stringify([json, run.hints]),
		);
		return [
			...doubled,
			...(isWhole || isTold ? [] : [`${json.length} items, and nothing says so`]),
		];
	}
	const { message, description = '' } = error;
	const mayHaveHappened = /may have been done/.test(`${message} ${description}`);
	const isDone = !isSame(state, before);
	return [
		...doubled,
		...problemsOf(
			{ message, description: description ?? '', library: message, kind: '', mayHaveHappened },
			[],
		),
		...(strike.isTracked && !/Tracking ID.*: ROUTER_/.test(description ?? '')
			? [`no tracking ID: ${message} ${description}`]
			: []),
		...(isDone && !strike.isRefusal && !mayHaveHappened
			? [`it was done, and nothing says so: ${message}`]
			: []),
		...(strike.isRefusal && mayHaveHappened ? [`it was refused: ${message}`] : []),
	];
}
