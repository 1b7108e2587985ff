import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { untilFinished } from '../src/executions.ts';
import type { Execution, WorkflowFile } from '../src/n8n/api.ts';
import { connectCredential } from '../src/n8n/connect.ts';
import { type Sample, startSample } from '../src/sample.ts';
import { readWorkflows, triggerOf } from '../src/workflows.ts';
import { itemsOf, runByHand, testMeetingFlows } from './meeting-flows.ts';
import { freePort } from './ports.ts';
import { testSecrets } from './secrets.ts';

/** What a meeting leaves behind. */
const atOnce = { transcriptDelay: 0, summaryDelay: 0 };

let sample: Sample;
let retrieval: WorkflowFile;

/** The file as it is, but for the time between two runs. */
function every2Seconds(file: WorkflowFile): WorkflowFile {
	const rule = { interval: [{ field: 'seconds', secondsInterval: 2 }] };
	return {
		...file,
		nodes: file.nodes.map((node) =>
			node.type === 'n8n-nodes-base.scheduleTrigger' ? { ...node, parameters: { rule } } : node,
		),
	};
}

beforeAll(async () => {
	const files = await readWorkflows();
	const found = files.find(({ name }) => name === 'Scheduled message retrieval');
	if (!found) throw new Error('The workflow of the README is missing');
	retrieval = found;
	sample = await startSample({
		port: await freePort(),
		simulatorPort: 0,
		dataFolder: await mkdtemp(join(tmpdir(), 'sample-n8n-')),
		workflows: [every2Seconds(retrieval), ...files.filter(({ name }) => name !== retrieval.name)],
		// Several pages a room, and refresh tokens that change each time.
		simulator: { switches: { maxMessagePageSize: 5, refreshToken: 'rotated', ...atOnce } },
	});
}, 240_000);

afterAll(async () => await sample?.stop(), 30_000);

const idsOf = ({ runData }: Execution, node: string) =>
	(runData[node] ?? []).flatMap(({ data }) =>
		(data?.main?.[0] ?? []).map(({ json }) => String(json['id'])),
	);

async function firstScheduled(before = new Set<string>()): Promise<Execution> {
	const deadline = Date.now() + 60_000;
	while (Date.now() < deadline) {
		const fresh = (await sample.n8n.executions()).filter(({ id }) => !before.has(id));
		const [oldest] = fresh.toReversed();
		if (oldest) return await untilFinished(sample.n8n, oldest.id);
		await setTimeout(200);
	}
	throw new Error('The schedule did not start an execution');
}

test('n8n knows the nodes under the names that workflows store', async () => {
	const types = (await sample.n8n.nodeTypes()).map(({ name }) => name);
	expect(types).toEqual(
		expect.arrayContaining([
			'n8n-nodes-webex.webexMeetingsXml',
			'n8n-nodes-webex.webexMessages',
			'n8n-nodes-webex.webexRooms',
		]),
	);
});

test('the test of the credential asks Webex who it is', async () => {
	const asked: string[] = [];
	const stop = sample.simulator.observe((answered) =>
		asked.push(`${answered.status} ${answered.path}`),
	);
	const { status } = await sample.n8n.testCredential(sample.credential.id);
	stop();
	expect([status, asked]).toEqual(['OK', ['200 /v1/people/me']]);
});

test('a schedule retrieves every message exactly once, although the token expires between two pages', async () => {
	const { simulator, n8n, workflows } = sample;
	const [workflow] = workflows;
	if (!workflow) throw new Error('No workflow was imported');
	let pages = 0;
	const stop = simulator.observe(({ path, status }) => {
		if (!path.startsWith('/v1/messages') || status !== 200) return;
		pages += 1;
		if (pages === 1) simulator.tokens.expireAccessTokens();
	});
	await n8n.activate(workflow);
	const execution = await firstScheduled();
	await n8n.deactivate(workflow);
	stop();
	const retrieved = idsOf(execution, 'Get New Messages');
	const expected = [...simulator.world.rooms.keys()].flatMap((roomId) =>
		simulator.world.messagesOf(roomId).map(({ id }) => id),
	);
	expect({
		status: execution.status,
		retrieved: retrieved.toSorted(),
		refreshes: simulator.tokens.refreshes,
	}).toEqual({
		status: 'success',
		retrieved: expected.toSorted(),
		refreshes: 1,
	});
}, 90_000);

test('the new token was saved, and the next scheduled execution finds only what is new', async () => {
	const { simulator, n8n, workflows } = sample;
	const [workflow] = workflows;
	if (!workflow) throw new Error('No workflow was imported');
	const started = await n8n.executions();
	// One that the schedule started before it was switched off would find the message.
	for (const { id } of started) await untilFinished(n8n, id);
	const before = new Set(started.map(({ id }) => id));
	simulator.say();
	await n8n.activate(workflow);
	const execution = await firstScheduled(before);
	await n8n.deactivate(workflow);
	expect([
		execution.status,
		idsOf(execution, 'Get New Messages').length,
		simulator.tokens.refreshes,
	]).toEqual(['success', 1, 1]);
}, 60_000);

test('a run by hand shows a sample', async () => {
	const { n8n, workflows } = sample;
	const [workflow] = workflows;
	if (!workflow) throw new Error('No workflow was imported');
	const execution = await untilFinished(n8n, await n8n.run(workflow, triggerOf(workflow)));
	expect([execution.status, idsOf(execution, 'Get New Messages').length]).toEqual(['success', 10]);
}, 60_000);

const runOnce = async (name: string): Promise<Execution> => await runByHand(sample, name);

test('meetings are scheduled from a table, and their people invited', async () => {
	const { site } = sample.simulator.meetingsXml;
	const execution = await runOnce('Schedule meetings from a table and invite');
	const created = itemsOf(execution, 'Create Meeting').map(({ meetingKey }) => String(meetingKey));
	const stored = created.map((key) => site.sessions.get(key));
	expect(
		stored.map((session) => [
			session?.topic,
			session?.duration,
			session?.attendees.map(({ email }) => email),
		]),
	).toEqual([
		['Peak season kick-off', 60, ['ines@carrier.example', 'omar@carrier.example']],
		['Lane review north', 30, ['omar@carrier.example']],
		['Claims round', 45, ['ines@carrier.example', 'lena@carrier.example', 'sven@carrier.example']],
	]);
	expect(itemsOf(execution, 'Invite Attendees')).toHaveLength(6);
}, 60_000);

test("yesterday's attendance becomes a report, over the same session ticket", async () => {
	const { site } = sample.simulator.meetingsXml;
	const execution = await runOnce("Yesterday's attendance report");
	const rows = itemsOf(execution, 'Per Meeting');
	expect(rows.map(({ topic, unique_count_email }) => [topic, unique_count_email])).toEqual([
		['Morning dispatch', 4],
		['Contact centre review', 4],
		['Carrier onboarding', 4],
	]);
	expect(rows[0]?.['sum_durationMinutes']).toBe(144);
	expect(itemsOf(execution, 'Report')).toHaveLength(1);
	expect(site.authentications).toBe(1);
}, 60_000);

test('the archive has one row per message, however often it runs, and the back-fill fills the same one', async () => {
	const rows = (execution: Execution) =>
		new Map(itemsOf(execution, 'One Row per Message').map(({ messageId, id }) => [messageId, id]));
	const { world } = sample.simulator;
	const early = await runOnce('Back-fill a year');
	const titles = new Set([...world.rooms.values()].map(({ title }) => title));
	const filled = itemsOf(early, 'One Row per Message');
	expect(filled.length).toBeGreaterThan(0);
	for (const { room } of filled) expect(titles).toContain(room);
	const first = await runOnce('Archive messages');
	const again = await runOnce('Archive messages');
	expect(rows(first).size).toBe(10);
	expect(rows(again)).toEqual(rows(first));
	const [table] = itemsOf(again, 'Archive Table');
	const stored = async () => await sample.n8n.rows(table ?? {});
	const before = await stored();
	expect(new Set(before.map(({ messageId }) => messageId)).size).toBe(before.length);
	// A row that is there stays as it is, whatever Webex says by now.
	const [edited] = itemsOf(early, 'Get History');
	world.editMessage(String(edited?.['id']), { text: 'Edited meanwhile' });
	const past = await runOnce('Back-fill a year');
	expect(itemsOf(past, 'Get History')).toContainEqual(
		expect.objectContaining({ id: edited?.['id'], text: 'Edited meanwhile' }),
	);
	expect(await stored()).toEqual(before);
	expect(itemsOf(first, 'One Row per Message')[0]).toMatchObject({
		room: expect.any(String),
		person: expect.stringContaining('@fernhill.example'),
		kind: 'created',
	});
}, 90_000);

test('the digest lists the questions that nobody answered', async () => {
	const { world } = sample.simulator;
	const [roomId = ''] = world.rooms.keys();
	const ask = (email: string, text: string, more: object = {}) =>
		world.addMessage({
			roomId,
			personId: world.findPersonByEmail(`${email}@fernhill.example`)?.id ?? '',
			text,
			...more,
		});
	const answered = ask('jonas.lindqvist', 'Who has the key of the server room?');
	ask('mateo.fuentes', 'I have it', { parentId: answered.id });
	await setTimeout(20);
	ask('mateo.fuentes', 'Is anybody in Hull today?');
	// More than Webex takes in one message.
	for (let count = 0; count < 3; count += 1) {
		ask(
			'mateo.fuentes',
			`${'Where is the list of what has to be done next week? '.repeat(60)}${count}?`,
		);
	}
	const execution = await runOnce('Unanswered questions digest');
	const sent = itemsOf(execution, 'Send the Digest').map(({ text }) => text);
	expect(sent.length).toBeGreaterThan(1);
	expect(sent.join('\n')).toContain('Is anybody in Hull today?');
	expect(sent.join('\n')).not.toContain('server room');
}, 60_000);

test('the alert notifies the person on call about a word', async () => {
	const { world } = sample.simulator;
	const execution = await runOnce('Keyword alert');
	const found = itemsOf(execution, 'Outage or Alarm');
	const notified = itemsOf(execution, 'Tell Who Is on Call');
	expect(notified.length).toBe(found.length);
	for (const { roomId } of notified) expect(world.rooms.get(String(roomId))?.type).toBe('direct');
}, 60_000);

testMeetingFlows(() => sample);

test('a password of a Meetings site is tested by signing in', async () => {
	const { n8n, simulator, simulatorUrl } = sample;
	const { site } = simulator.meetingsXml;
	const [user] = site.users.values();
	const status = async (password: string) => {
		const { id } = await n8n.saveCredential({
			name: 'Meetings password',
			type: 'webexMeetingsXmlApi',
			data: {
				siteName: site.name,
				webExId: user?.webExId,
				password,
				xmlUrl: `${simulatorUrl}/WBXService/XMLService`,
			},
		});
		return await n8n.testCredential(id);
	};
	expect(await status(user?.password ?? '')).toMatchObject({ status: 'OK' });
	expect(await status('wrong')).toMatchObject({
		status: 'Error',
		message: expect.stringContaining('Incorrect user or password'),
	});
}, 30_000);

testSecrets(() => sample);

test('a revoked grant fails with a sentence that says to reconnect the credential', async () => {
	const { simulator, n8n, workflows } = sample;
	const [workflow] = workflows;
	if (!workflow) throw new Error('No workflow was imported');
	simulator.tokens.revokeGrants();
	const execution = await untilFinished(n8n, await n8n.run(workflow, triggerOf(workflow)));
	expect([execution.status, execution.error?.message, execution.error?.description]).toEqual([
		'error',
		'The Webex credential must be reconnected',
		expect.stringContaining('Open the credential, connect the account again'),
	]);
}, 60_000);

test('the other kinds of account work in n8n too', async () => {
	const { n8n, simulator, simulatorUrl } = sample;
	const place = { environment: 'custom', baseUrl: `${simulatorUrl}/v1` };
	const { clientId, clientSecret, scopes } = simulator.serviceApp;
	const machine = simulator.world.findPersonByEmail('fernhill-service@webex.bot');
	const { refresh_token: refreshToken } = simulator.tokens.grant(
		simulator.serviceApp,
		machine?.id ?? '',
		scopes,
	);
	const bot = await n8n.saveCredential({
		name: 'Bot',
		type: 'webexTokenApi',
		data: { ...place, accessToken: simulator.botToken },
	});
	const service = await n8n.saveCredential({
		name: 'Service app',
		type: 'webexServiceAppApi',
		data: { ...place, clientId, clientSecret, refreshToken },
	});
	const wrong = await n8n.saveCredential({
		name: 'Wrong',
		type: 'webexTokenApi',
		data: { ...place, accessToken: 'made-up' },
	});
	const results = [];
	for (const { id } of [bot, service, wrong]) results.push((await n8n.testCredential(id)).status);
	expect(results).toEqual(['OK', 'OK', 'Error']);
}, 30_000);

test('an old Webex Meetings integration connects with its plain proof key', async () => {
	const { n8n, simulator, simulatorUrl } = sample;
	const { integration, siteName } = simulator.meetingsXml;
	const { id } = await n8n.saveCredential({
		name: 'Meetings XML',
		type: 'webexMeetingsXmlOAuth2Api',
		data: {
			siteName,
			oauthUrl: `${simulatorUrl}/v1/oauth2`,
			clientId: integration.clientId,
			clientSecret: integration.clientSecret,
		},
	});
	const url = new URL(await n8n.authorizeUrl(id));
	await connectCredential(n8n, id);
	expect([
		url.searchParams.get('code_challenge'),
		url.searchParams.get('code_challenge_method'),
		await n8n.isConnected(id),
	]).toEqual(['n8n4webex1', 'plain', true]);
}, 30_000);

test('the report of n8n about its version 3 finds nothing in the workflows of this project', async () => {
	const { n8n } = sample;
	expect(await n8n.affectedBy('v3')).toEqual([]);
	// What it would find: a node that version 3 no longer has.
	const place = { typeVersion: 1, position: [0, 0], parameters: {} };
	const old = { id: 'old', name: 'Old', type: 'n8n-nodes-base.functionItem', ...place };
	const file = { name: 'With an old node', nodes: [old], connections: {}, settings: {} };
	await n8n.saveWorkflow(file);
	expect(
		(await n8n.affectedBy('v3')).map(({ nbAffectedWorkflows }) => nbAffectedWorkflows),
	).toEqual([1]);
	await n8n.saveWorkflow({ ...file, nodes: [] });
	expect(await n8n.affectedBy('v3')).toEqual([]);
}, 30_000);

test('the log of n8n holds no token', async () => {
	const log = await readFile(sample.server.logFile, 'utf8');
	expect([log.includes('Editor is now accessible'), log.includes('_PF84_')]).toEqual([true, false]);
});

test('explains in a sentence that n8n ended by itself', async () => {
	const { pid, crashed, logFile } = sample.server;
	process.kill(-(pid ?? 0), 'SIGKILL');
	await expect(crashed).rejects.toThrow(
		new RegExp(`^n8n ended by itself[\\s\\S]*The whole log is ${logFile}`),
	);
}, 30_000);
