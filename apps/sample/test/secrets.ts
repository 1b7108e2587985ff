import { dirname } from 'node:path';
import { publishRecording, type Simulator } from '@webex-nodes/simulator';
import { expect, test } from 'vitest';
import { untilFinished } from '../src/executions.ts';
import type { StoredWorkflow, WorkflowFile } from '../src/n8n/api.ts';
import { connectCredential } from '../src/n8n/connect.ts';
import type { Sample } from '../src/sample.ts';
import { importWorkflows, triggerOf } from '../src/workflows.ts';
import { itemsOf } from './meeting-flows.ts';
import { asking, everything, type Places, secretAccount, started } from './secret-flows.ts';
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

/** An answer that repeats what was sent, and more, as some gateways do in their errors. */
function repeating({ tokens, integration, serviceApp, meetingsXml }: Simulator): string {
	const { access, grants } = tokens.save();
	const { password } = [...meetingsXml.site.users.values()][0] ?? {};
	return JSON.stringify({
		message: [
			...access.map(({ value }) => `Authorization: Bearer ${value}`),
			...grants.flatMap(({ refreshTokens }) => refreshTokens),
			`client_secret=${integration.clientSecret} <password>${password}</password>`,
			serviceApp.clientSecret,
		].join('\n'),
		trackingId: access.at(-1)?.value,
	});
}

/** Tests on an n8n that runs already. Whatever a person did not ask for is nowhere in what n8n stores or prints. */
export function testSecrets(sample: () => Sample): void {
	const place = async (): Promise<Places> => {
		const { world, meetingsXml } = sample().simulator;
		const [owner] = world.people.values();
		const isOwn = ({ hostId }: { readonly hostId: string }) => hostId === owner?.id;
		const { meetings } = world;
		const [meeting] = [...meetings.series.values()].filter(isOwn);
		const [recording] = [...meetings.recordings.values()].filter(isOwn);
		const [session] = meetingsXml.site.sessions.values();
		const [roomId = ''] = world.rooms.keys();
		return {
			roomId,
			meetingId: meeting?.id ?? '',
			recordingId: recording?.id ?? '',
			sessionKey: session?.key ?? '',
			webExId: owner?.email ?? '',
		};
	};

	const run = async (workflow: StoredWorkflow) => {
		const { n8n } = sample();
		return await untilFinished(n8n, await n8n.run(workflow, triggerOf(workflow) || 'Start'));
	};

	test('no secret that nobody asked for is in what n8n stores or prints', async () => {
		const { n8n, simulator, server } = sample();
		const { world, faults } = simulator;
		markHostKeys(simulator);
		const places = await place();
		const { site } = simulator.meetingsXml;
		const [{ password = '' } = {}] = site.users.values();
		await n8n.saveCredential({
			name: 'Meetings password',
			type: 'webexMeetingsXmlApi',
			data: {
				siteName: site.name,
				webExId: places.webExId,
				password,
				xmlUrl: `${sample().simulatorUrl}/WBXService/XMLService`,
			},
		});
		const { clientId, clientSecret } = simulator.integration;
		const { id } = await n8n.saveCredential({
			name: secretAccount,
			type: 'webexOAuth2Api',
			data: {
				clientId,
				clientSecret,
				environment: 'custom',
				scopePreset: 'meetings',
				additionalScopes: 'meeting:recordings_read meeting:participants_read',
				baseUrl: `${sample().simulatorUrl}/v1`,
			},
		});
		await connectCredential(n8n, id);
		const files: WorkflowFile[] = [everything(places), asking(places.roomId), ...started];
		const stored = await importWorkflows(n8n, await n8n.credentials(), files);
		const [all, ask, byWebhook, ...polls] = stored;
		if (!all || !ask || !byWebhook) throw new Error('They were not imported');

		const good = await run(all);
		const refusedWhenGood = all.nodes.flatMap(({ name }) =>
			itemsOf(good, name).flatMap(({ error }) => (error ? [`${name}: ${String(error)}`] : [])),
		);
		expect([good.error, refusedWhenGood]).toEqual([undefined, []]);
		for (const poll of polls) expect((await run(poll)).status).toBe('success');

		await n8n.activate(byWebhook);
		for (const poll of polls) await n8n.activate(poll);
		await until(() => world.webhooks.size > 0);
		const executionsOf = async ({ id }: StoredWorkflow) =>
			(await n8n.executions(100)).filter(({ workflowId }) => workflowId === id);
		const [held] = [...world.meetings.instances.values()].filter(({ state }) => state === 'ended');
		const publish = () => publishRecording(world, held?.id ?? '');
		await until(async () => {
			publish();
			await simulator.webhooks.settled();
			return (await executionsOf(byWebhook)).length > 0;
		});

		const asked = await n8n.run(ask, 'By Hand');
		await until(async () => (await n8n.execution(asked)).status === 'waiting');
		const secrets = [...world.webhooks.values()].flatMap(({ secret }) => secret ?? []);
		expect(secrets.length).toBeGreaterThan(0);

		const fault = { body: repeating(simulator), times: Number.POSITIVE_INFINITY };
		faults.next({ at: '/v1/', status: 403, contentType: 'application/json', ...fault });
		faults.next({ at: '/WBXService', status: 403, contentType: 'text/xml', ...fault });
		const bad = await run(all);
		const refusals = all.nodes.flatMap(({ name }) =>
			itemsOf(bad, name).flatMap(({ error }) => (error ? [String(error)] : [])),
		);
		expect(refusals.length).toBe(all.nodes.length - 1);
		for (const poll of polls) expect((await run(poll)).status).toBe('error');
		expect((await untilFinished(n8n, await n8n.run(ask, 'By Hand'))).status).toBe('error');
		const before = (await executionsOf(byWebhook)).length;
		publish();
		await simulator.webhooks.settled();
		await until(async () => (await executionsOf(byWebhook)).length > before);
		faults.clear();
		for (const { id } of await executionsOf(byWebhook)) await untilFinished(n8n, id);

		const folder = dirname(server.logFile);
		const { problems, files: count } = await searchFolder(folder, secrets);
		expect(problems).toEqual([
			// Where n8n keeps what a trigger knows of its webhook.
			'.n8n/database.sqlite: workflow_entity.staticData: a planted value',
		]);
		expect(count).toBeGreaterThan(5);
		for (const each of [byWebhook, ...polls]) await n8n.deactivate(each);
		await n8n.stop(asked);
	}, 120_000);
}
