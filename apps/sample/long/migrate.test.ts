/** The program of the migration against a real n8n, by its public API. */

import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { untilFinished } from '../src/executions.ts';
import type { Execution, WorkflowFile } from '../src/n8n/api.ts';
import { connectCredential } from '../src/n8n/connect.ts';
import { type Sample, startSample } from '../src/sample.ts';
import { readWorkflows, triggerOf } from '../src/workflows.ts';
import { freePort } from '../test/ports.ts';

const program = fileURLToPath(new URL('main.ts', import.meta.resolve('@webex-nodes/migrate')));
const planning = 'Schedule meetings from a table and invite';
const report = "Yesterday's attendance report";

let sample: Sample;
let originals: string;
let apiKey: string;
/** The nodes as they were, with their credentials. */
let overXml: WorkflowFile['nodes'];
beforeAll(async () => {
	const files = (await readWorkflows()).filter(({ name }) => [planning, report].includes(name));
	sample = await startSample({
		port: await freePort(),
		simulatorPort: 0,
		dataFolder: await mkdtemp(join(tmpdir(), 'sample-migrate-')),
		workflows: files,
	});
	overXml = sample.workflows.find(({ name }) => name === planning)?.nodes ?? [];
	originals = await mkdtemp(join(tmpdir(), 'sample-originals-'));
	apiKey = await sample.n8n.createApiKey([
		...['list', 'read', 'update', 'activate', 'deactivate'].map((each) => `workflow:${each}`),
	]);
}, 240_000);
afterAll(async () => await sample?.stop(), 30_000);

interface Ended {
	readonly code: number;
	readonly output: string;
	readonly errors: string;
}

const migrate = async (args: readonly string[], key = apiKey): Promise<Ended> =>
	await new Promise((resolve) => {
		execFile(
			process.execPath,
			[program, '--url', sample.n8n.url, '--originals', originals, ...args],
			{ env: { ...process.env, N8N_API_KEY: key } },
			(error, output, errors) => resolve({ code: Number(error?.code ?? 0), output, errors }),
		);
	});

const idOf = (name: string) => sample.workflows.find((each) => each.name === name)?.id ?? '';
const stored = async (name: string) => await sample.n8n.workflow(idOf(name));
/** What a person edits; n8n writes the rest. */
async function edited(name: string) {
	const { nodes, connections, settings, active, versionId } = await stored(name);
	return { nodes, connections, settings, active, versionId };
}

const webexNodes = async (name: string) =>
	(await stored(name)).nodes
		.filter(({ type }) => type.startsWith('n8n-nodes-webex.'))
		.map(({ type }) => type.split('.')[1]);

async function runNow(name: string): Promise<Execution> {
	const workflow = await stored(name);
	const id = await sample.n8n.run(workflow, triggerOf(workflow));
	const execution = await untilFinished(sample.n8n, id);
	expect([execution.error?.message, execution.status]).toEqual([undefined, 'success']);
	return execution;
}

const itemsOf = ({ runData }: Execution, node: string) =>
	(runData[node] ?? []).flatMap(({ data }) => (data?.main?.[0] ?? []).map(({ json }) => json));

/** What the workflow has planned, as Webex has it. */
function planned(execution: Execution) {
	const { meetings } = sample.simulator.world;
	return itemsOf(execution, 'Create Meeting').map(({ meetingKey }) => {
		const found = meetings.findByNumber(String(meetingKey));
		if (!found) throw new Error(`There is no meeting ${meetingKey}`);
		// The zone is left out: the XML API has a number for UTC, which stands for Reykjavik.
		const { title, start, end } = found.fields;
		const people = found.invitees.map(({ email }) => email);
		return { title, start, end, hostId: found.hostId, people };
	});
}

/** A row for each meeting; XML and REST have other IDs for the meetings that were held. */
const reported = (execution: Execution) =>
	itemsOf(execution, 'Per Meeting')
		.map(({ confID, ...row }) => ({ ...row, isKnown: String(confID).length > 5 }))
		.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));

test('the workflows of the sample give the same results after the migration', async () => {
	const { n8n, meetingsXmlCredential, simulator, simulatorUrl } = sample;
	const before = { planned: planned(await runNow(planning)), rows: reported(await runNow(report)) };
	expect([before.planned.length, before.rows.length]).toEqual([3, 3]);
	await n8n.activate(await stored(report));
	const unchanged = [await edited(planning), await edited(report)];

	const dry = await migrate(['--json']);
	expect(dry.code).toBe(1);
	expect([await edited(planning), await edited(report)]).toEqual(unchanged);
	expect(await readdir(originals)).toEqual([]);

	const { code, output } = await migrate(['--write']);
	expect(output).not.toContain(apiKey);
	// The report uses "confID", which has another form, and a person has to know that.
	expect([code, output]).toEqual([1, expect.stringContaining('"fieldsToSplitBy"')]);
	expect(await webexNodes(planning)).toEqual(['webexMeetings', 'webexMeetings']);
	expect(await webexNodes(report)).toEqual(['webexMeetings']);
	const { active, activeVersionId, versionId, staticData } = await stored(report);
	expect([active, activeVersionId]).toEqual([true, versionId]);
	// What its trigger remembers.
	expect(staticData).toHaveProperty(['node:Every Day at 7:00']);
	expect((await stored(planning))['active']).toBe(false);
	expect((await readdir(originals)).length).toBe(2);
	const kept = JSON.parse(
		await readFile(join(originals, `workflow-${idOf(planning)}.json`), 'utf8'),
	);
	expect(kept.nodes).toEqual(unchanged[0]?.nodes);

	// The scopes that the program has named, and the one of administrators, as XML shows them the whole site.
	const scopes = JSON.parse(dry.output).flatMap(scopesIn).join(' ');
	const { integration } = simulator;
	await n8n.saveCredential({
		name: meetingsXmlCredential.name,
		type: meetingsXmlCredential.type,
		data: {
			clientId: integration.clientId,
			clientSecret: integration.clientSecret,
			environment: 'custom',
			scopePreset: 'none',
			additionalScopes: `${scopes} meeting:admin_participants_read`,
			baseUrl: `${simulatorUrl}/v1`,
			xmlUrl: `${simulatorUrl}/WBXService/XMLService`,
		},
	});
	await connectCredential(n8n, meetingsXmlCredential.id);
	expect({
		planned: planned(await runNow(planning)),
		rows: reported(await runNow(report)),
	}).toEqual(before);
	expect((await migrate(['--write'])).code).toBe(0);
}, 240_000);

interface Outcome {
	readonly workflows: readonly { readonly nodes: readonly { readonly scopes?: string[] }[] }[];
}

const scopesIn = ({ workflows }: Outcome) =>
	workflows.flatMap(({ nodes }) => nodes.flatMap(({ scopes = [] }) => scopes));

test('an active workflow with changes that are not published stays', async () => {
	const [file] = (await readWorkflows()).filter(({ name }) => name === planning);
	if (!file) throw new Error('The workflow is missing');
	const published = await sample.n8n.saveWorkflow({ ...file, nodes: overXml, name: 'Published' });
	await sample.n8n.activate(published);
	const nodes = overXml.map((node) => ({ ...node, notes: 'Edited' }));
	await sample.n8n.saveWorkflow({ ...(await sample.n8n.workflow(published.id)), nodes });
	const draft = await sample.n8n.workflow(published.id);
	const { code, output } = await migrate(['--write']);
	expect([code, output]).toEqual([1, expect.stringContaining('changes that are not published')]);
	expect(await sample.n8n.workflow(published.id)).toEqual(draft);
}, 60_000);

test('a wrong key, and an address without n8n, are said in a sentence', async () => {
	const wrong = await migrate([], 'wrong-key');
	expect([wrong.code, wrong.errors]).toEqual([
		1,
		expect.stringContaining('The key of the API is not valid'),
	]);
	expect(wrong.errors).not.toContain('wrong-key');
	const nowhere = await migrate(['--url', `http://127.0.0.1:${await freePort()}`]);
	expect([nowhere.code, nowhere.errors]).toEqual([
		1,
		expect.stringMatching(/^No n8n answers at .*: ECONNREFUSED\. Check the address/),
	]);
});
