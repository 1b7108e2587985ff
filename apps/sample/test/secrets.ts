import { dirname } from 'node:path';
import { publishRecording, type Simulator } from '@webex-nodes/simulator';
import { expect, test } from 'vitest';
import { untilFinished } from '../src/executions.ts';
import type { Execution, StoredWorkflow, WorkflowFile } from '../src/n8n/api.ts';
import { connectCredential } from '../src/n8n/connect.ts';
import type { Sample } from '../src/sample.ts';
import { importWorkflows, triggerOf } from '../src/workflows.ts';
import { itemsOf } from './meeting-flows.ts';
import { type Places, secretAccount, started, workflowsOn } from './secret-flows.ts';
import { until } from './waits.ts';

interface Searched {
	readonly problems: readonly string[];
	readonly files: number;
}

/** The search of the whole run: every file, and every row of SQLite. */
const {
	searchFolder,
}: { searchFolder: (...of: [string, readonly string[]]) => Promise<Searched> } = await import(
	new URL('../../../scripts/secrets/search.mjs', import.meta.url).href
);

/** Host keys that can be told from other numbers, for what is there and what comes. */
function markHostKeys({ world }: Simulator): void {
	const { meetings } = world;
	meetings.newHostKey = () => `5ec2e75ec2e7-${meetings.newDigits(8)}`;
	for (const [id, meeting] of meetings.series) {
		meetings.series.set(id, { ...meeting, hostKey: meetings.newHostKey() });
	}
}

/** As some gateways repeat in their errors what was sent to them. */
const repeating = (...sent: readonly string[]) => ({
	status: 403,
	times: Number.POSITIVE_INFINITY,
	body: JSON.stringify({ message: sent.join('\n'), trackingId: sent[0] }),
});

/** Every token that a request may have. */
const tokensOf = ({ tokens }: Simulator) => {
	const { access, grants } = tokens.save();
	return {
		access: access.map(({ value }) => `Authorization: Bearer ${value}`),
		refresh: grants.flatMap(({ refreshTokens }) => refreshTokens),
	};
};

function placesIn({ world, meetingsXml }: Simulator): Places {
	const [owner] = world.people.values();
	const isOwn = ({ hostId }: { readonly hostId: string }) => hostId === owner?.id;
	const { meetings } = world;
	const [meeting] = [...meetings.series.values()].filter(isOwn);
	const [recording] = [...meetings.recordings.values()].filter(isOwn);
	const [session] = meetingsXml.site.sessions.values();
	const [roomId] = world.rooms.keys();
	if (!meeting || !recording || !session || !roomId) throw new Error('The world lacks something');
	return {
		roomId,
		meetingId: meeting.id,
		recordingId: recording.id,
		sessionKey: session.key,
		webExId: owner?.email ?? '',
	};
}

/** One that reads meetings and recordings, and one with a password. Resolves to the password. */
async function saveAccounts({ n8n, simulator, simulatorUrl }: Sample, webExId: string) {
	const { integration, meetingsXml } = simulator;
	const { site } = meetingsXml;
	const password = site.user(webExId)?.password ?? '';
	await n8n.saveCredential({
		name: 'Meetings password',
		type: 'webexMeetingsXmlApi',
		data: {
			siteName: site.name,
			webExId,
			password,
			// In each document, not only for a ticket.
			session: 'password',
			xmlUrl: `${simulatorUrl}/WBXService/XMLService`,
		},
	});
	const { id } = await n8n.saveCredential({
		name: secretAccount,
		type: 'webexOAuth2Api',
		data: {
			clientId: integration.clientId,
			clientSecret: integration.clientSecret,
			environment: 'custom',
			scopePreset: 'meetings',
			additionalScopes: 'meeting:recordings_read meeting:participants_read',
			baseUrl: `${simulatorUrl}/v1`,
		},
	});
	await connectCredential(n8n, id);
	return password;
}

/** A test on an n8n that runs already: what a person did not ask for is nowhere in what n8n stores or prints. */
export function testSecrets(sample: () => Sample): void {
	test('no secret that nobody asked for is in what n8n stores or prints', async () => {
		const { n8n, simulator, server } = sample();
		const { world, faults, tokens } = simulator;
		markHostKeys(simulator);
		const places = placesIn(simulator);
		const password = await saveAccounts(sample(), places.webExId);
		const files: WorkflowFile[] = [...workflowsOn(places), ...started];
		const stored = await importWorkflows(n8n, await n8n.credentials(), files);
		const [all, byPassword, ask, byWebhook, ...polls] = stored;
		if (!all || !byPassword || !ask || !byWebhook) throw new Error('They were not imported');
		const begin = async (workflow: StoredWorkflow) =>
			await n8n.run(workflow, triggerOf(workflow) || 'Start');
		const run = async (workflow: StoredWorkflow) => await untilFinished(n8n, await begin(workflow));
		/** The errors of the steps that went on, and the one that ended the execution. */
		const failuresOf = ({ error, ...ran }: Execution) => [
			...Object.keys(ran.runData).flatMap((name) =>
				itemsOf(ran, name).flatMap((item) => (item['error'] ? [`${name}: ${item['error']}`] : [])),
			),
			...(error ? [error.message] : []),
		];
		const startedExecutions = async () =>
			(await n8n.executions(100)).filter(({ workflowId }) => workflowId === byWebhook.id);

		for (const workflow of [all, byPassword, ...polls]) {
			expect(failuresOf(await run(workflow))).toEqual([]);
		}
		const known = new Set(world.webhooks.keys());
		const targets = () => [...world.webhooks.values()].filter(({ id }) => !known.has(id));
		for (const workflow of [byWebhook, ...polls]) await n8n.activate(workflow);
		await until(async () => {
			const [{ targetUrl } = {}] = targets();
			return targetUrl ? (await fetch(targetUrl, { method: 'POST' })).status === 401 : false;
		});
		const [held] = [...world.meetings.instances.values()].filter(({ state }) => state === 'ended');
		const publish = async () => {
			const before = (await startedExecutions()).length;
			publishRecording(world, held?.id ?? '');
			await until(async () => (await startedExecutions()).length > before);
		};
		await publish();
		for (const { id } of await startedExecutions()) {
			expect(failuresOf(await untilFinished(n8n, id))).toEqual([]);
		}
		const asked = await begin(ask);
		await until(async () => (await n8n.execution(asked)).status === 'waiting');

		const { access, refresh } = tokensOf(simulator);
		faults.next({ at: '/v1/', ...repeating(...access) });
		faults.next({ at: '/WBXService', ...repeating(...access) });
		expect(failuresOf(await run(all))).toHaveLength(all.nodes.length - 1);
		for (const each of [...polls, ask]) expect(failuresOf(await run(each))).toHaveLength(1);
		await publish();
		for (const { id } of await startedExecutions()) await untilFinished(n8n, id);
		faults.clear();
		faults.next({ at: '/WBXService', ...repeating(`<password>${password}</password>`, password) });
		expect(failuresOf(await run(byPassword))).toHaveLength(1);
		faults.clear();
		tokens.expireAccessTokens();
		const { clientSecret } = simulator.integration;
		faults.next({ at: '/v1/access_token', ...repeating(...refresh, clientSecret) });
		for (const poll of polls) expect(failuresOf(await run(poll))).toHaveLength(1);
		faults.clear();

		const secrets = [...world.webhooks.values()].flatMap(({ secret }) => secret ?? []);
		expect(secrets.length).toBeGreaterThan(1);
		const { problems, files: count } = await searchFolder(dirname(server.logFile), secrets);
		// What is not in the tables yet, which have it too, or was in them.
		const isInTable = (problem: string) => problem !== '.n8n/database.sqlite-wal: a planted value';
		expect(problems.filter(isInTable)).toEqual([
			// Where n8n keeps what a trigger knows of its webhook.
			'.n8n/database.sqlite: workflow_entity.staticData: a planted value',
		]);
		expect(count).toBeGreaterThan(5);
		for (const workflow of [byWebhook, ...polls]) await n8n.deactivate(workflow);
		await n8n.stop(asked);
	}, 120_000);
}
