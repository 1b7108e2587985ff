import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { cases } from '../src/faults/cases.ts';
import { isToPass } from '../src/faults/check.ts';
import { hurryNodes } from '../src/faults/fast-n8n.ts';
import { type NodeClass, nodeClasses } from '../src/faults/nodes.ts';
import { problemsOf } from '../src/faults/sentences.ts';
import { createHarness } from '../src/harness.ts';

/** What is seen most; docs/faults.md has all of them, without n8n. */
const main = [
	'429',
	'429-hour',
	'500-always',
	'503',
	'401',
	'403',
	'404',
	'reset',
	'reset-processed',
	'cut-connection',
	'silent',
	'page',
	'redirect',
];

const scope =
	'spark:all spark:people_read spark:rooms_read spark:messages_read spark:messages_write spark:memberships_read';

async function problemsIn(kind: NodeClass, name: string): Promise<readonly string[]> {
	const fault = cases.find((each) => each.name === name);
	if (!fault) throw new Error(`There is no fault ${name}`);
	const harness = await createHarness({ scope, meetings: false });
	const { simulator, credential } = harness;
	const work = await kind.prepare(harness);
	simulator.faults.next({ ...kind.at, ...fault.fault });
	const clock = hurryNodes(simulator);
	try {
		const { error, json } = await clock.run(work.run);
		const effects = work.effects?.();
		const waited = clock.waited();
		await clock.heal();
		const isOver = !kind.hangsOn?.includes(name);
		const asked = async () => (isOver ? await work.lostOrDoubled?.() : undefined);
		const later = (await clock.run(asked)) ?? [];
		const { message = '', description = '' } = error ?? {};
		const mayHaveHappened = /may have been done/.test(`${message} ${description}`);
		const tokens = Object.values(credential.stored['oauthTokenData'] ?? {}).filter(
			(value): value is string => typeof value === 'string' && value.length > 20,
		);
		const sentence = {
			message,
			description: description ?? '',
			library: message,
			kind: '',
			mayHaveHappened,
		};
		return [
			...(error || json.length === work.count ? [] : [`${json.length} items of ${work.count}`]),
			...((effects ?? 0) > 1 ? [`done ${effects} times`] : []),
			...(!error && effects === 0 ? ['it says that it was done'] : []),
			...(error && effects === 1 && !mayHaveHappened ? ['it was done, and nothing says so'] : []),
			...(isToPass(kind, fault) === (error === undefined)
				? []
				: [error ? `failed: ${message}` : 'it should have failed']),
			...(waited > 20 * 60_000 ? [`waited ${waited} ms`] : []),
			...(error ? problemsOf(sentence, tokens) : []),
			...later,
		];
	} finally {
		await clock.end();
		await work.end?.();
		await harness.close();
	}
}

/** As in a process that has run for long: what a node keeps of its clock must not be ahead of that of the test. */
const age = 25 * 60_000; // ms
let ageing: { mockRestore: () => void } | undefined;
beforeAll(() => {
	const now = performance.now.bind(performance);
	ageing = vi.spyOn(performance, 'now').mockImplementation(() => now() + age);
});
afterAll(() => ageing?.mockRestore());

test.each(nodeClasses)('$title: what a person sees of the main faults', async (kind) => {
	const problems: string[] = [];
	for (const name of main) {
		const found = await problemsIn(kind, name);
		problems.push(...found.map((problem) => `${name}: ${problem}`));
	}
	expect(problems).toEqual([]);
});

test('what another test left behind waits as before, and is not counted', async () => {
	const { simulator, close } = await createHarness({ scope, meetings: false });
	const clock = hurryNodes(simulator);
	// As nodes have it: looked up at each call.
	const workflow = createRequire(import.meta.url)('n8n-workflow') as typeof import('n8n-workflow');
	try {
		const begin = Date.now();
		await workflow.sleep(50);
		expect([clock.waited(), Date.now() - begin > 40]).toEqual([0, true]);
		await clock.run(async () => await workflow.sleep(3600_000));
		expect(clock.waited()).toBe(3600_000);
	} finally {
		await clock.end();
		await close();
	}
});
