import { afterAll, beforeAll, expect, test } from 'vitest';
import { importWorkflows, readWorkflows } from '../src/workflows.ts';
import { failing } from './gallery/administration.ts';
import { cases } from './gallery/cases.ts';
import { type Hall, openHall } from './gallery/hall.ts';

let hall: Hall;
beforeAll(async () => {
	hall = await openHall([failing]);
}, 240_000);
afterAll(async () => await hall?.sample.stop(), 30_000);

test('n8n has every node in the version of the files', async () => {
	const types = await hall.sample.n8n.nodeTypes();
	const known = new Set(
		types.flatMap(({ name, version }) => [version].flat().map((each) => `${name} ${each}`)),
	);
	const used = hall.sample.workflows.flatMap(({ nodes }) =>
		nodes.map((node) => `${node.type} ${node['typeVersion']}`),
	);
	expect(used.filter((node) => !known.has(node))).toEqual([]);
});

test('each is imported once, with its category as a tag and the error workflow in its settings', async () => {
	const { n8n, credential, workflows } = hall.sample;
	const [file] = (await readWorkflows()).filter(({ name }) => name === 'Incident room');
	const [errors] = (await readWorkflows()).filter(({ name }) => name === 'When a workflow fails');
	if (!file || !errors) throw new Error('They are missing');
	const [again] = await importWorkflows(n8n, [credential], [file, errors]);
	const before = workflows.find(({ name }) => name === file.name);
	const ofErrors = workflows.find(({ name }) => name === errors.name);
	expect(before?.id).toBe(again?.id);
	for (const each of [before, again]) {
		expect(each?.tags?.map(({ name }) => name)).toEqual(['Chat-ops']);
		expect(each?.settings).toMatchObject({ errorWorkflow: ofErrors?.id });
	}
});

test.each(cases)('$name: $promise', async ({ check }) => await check(hall), 120_000);
