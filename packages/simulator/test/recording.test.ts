import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bearer, personalToken } from '@webex-nodes/auth';
import { createRestClient, parseId } from '@webex-nodes/client';
import { fetchTransport } from '@webex-nodes/http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	createSimulator,
	type Exchange,
	type Listening,
	readExchanges,
	replayOnSimulator,
	replayTransport,
	type Simulator,
	startRecording,
} from '../src/index.ts';
import { tourMessaging } from './tour.ts';

const folder = mkdtempSync(join(tmpdir(), 'recording-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a tour through the recorder', () => {
	const file = join(folder, 'tour.jsonl');
	let simulator: Simulator;
	let recorder: Listening;
	let exchanges: Exchange[];
	let written: string;
	/** Everything that was said, on the server's side. */
	const wire: string[] = [];

	beforeAll(async () => {
		simulator = createSimulator();
		recorder = await startRecording({
			to: 'https://simulator.test',
			file,
			send: async (request) => {
				wire.push(`${request.method} ${request.url}`, await request.clone().text());
				wire.push(...[...request.headers].map(([, value]) => value));
				const response = await simulator.request(request);
				wire.push(await response.clone().text());
				return response;
			},
		});
		const token = personalToken(simulator.personalToken);
		const transport = bearer(token, { hosts: [new URL(recorder.url).host] })(fetchTransport(fetch));
		const webex = createRestClient({ baseUrl: `${recorder.url}/v1`, transport });
		await tourMessaging(webex);
		for (const { id: roomId } of await webex.rooms.list({}, { limit: 20 })) {
			await webex.messages.list({ roomId }, { limit: 50 });
		}
		const [room] = await webex.rooms.list({ type: 'group' }, { limit: 1 });
		await webex.messages.create({
			roomId: room?.id ?? '',
			text: 'The plan of the merger',
			files: [
				{
					fileName: 'merger-plan.txt',
					contentType: 'text/plain',
					bytes: Buffer.from('secret plan'),
				},
			],
		} as never);
		const { clientId, clientSecret } = simulator.integration;
		const client = { client_id: clientId, client_secret: clientSecret };
		const code = { grant_type: 'authorization_code', code: 'the-code-of-amara', ...client };
		const body = new URLSearchParams(code);
		await fetch(`${recorder.url}/v1/access_token`, { method: 'POST', body });
		await fetch(`${recorder.url}/v1/unknown-Path-of-Amara?secret-Name=Amara`);
		exchanges = readExchanges(file);
		written = readFileSync(file, 'utf8');
	});
	afterAll(() => recorder.close());

	/** Whatever a person or an organisation would not want to see, as the world knows it. */
	function secrets(): string[] {
		const { world, integration, personalToken: token, botToken } = simulator;
		const people = [...world.people.values()].flatMap(({ id, email, displayName }) => [
			id,
			parseId(id)?.value ?? id,
			email,
			...displayName.split(' '),
		]);
		const rooms = [...world.rooms.values()].flatMap(({ id, title }) => [id, title ?? id]);
		const messages = [...world.rooms.keys()].flatMap((id) =>
			world.messagesOf(id).flatMap(({ id: messageId, text, html }) => [messageId, text, html]),
		);
		const teams = [...world.teams.values()].map(({ id }) => id);
		const said = [
			'Because',
			'motive',
			'merger',
			'secret plan',
			'the-code-of-amara',
			'Tour',
			'status.example',
		];
		const more = [
			'fernhill',
			'Fernhill',
			'Lindqvist',
			'555 0100',
			'n8n.example.com',
			'unknown-Path',
		];
		const credentials = [integration.clientId, integration.clientSecret, token, botToken];
		return [...people, ...rooms, ...messages, ...teams, ...said, ...more, ...credentials].filter(
			(value): value is string => (value?.length ?? 0) > 3,
		);
	}

	test('writes nothing personal, though all of it was said', () => {
		const all = wire.join('\n');
		const said = secrets().filter((secret) => all.includes(secret));
		expect(said.length).toBeGreaterThan(130);
		expect(secrets().filter((secret) => written.includes(secret))).toEqual([]);
	});

	test('writes no value of the wire but words of the API', () => {
		const texts = new Set<string>();
		const collect = (value: unknown): void => {
			if (typeof value === 'string') texts.add(value);
			else if (Array.isArray(value)) value.forEach(collect);
			else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
		};
		for (const line of wire) if (/^[{[]/.test(line)) collect(JSON.parse(line));
		const kept = new Set<string>();
		const seen = (value: unknown): void => {
			if (typeof value === 'string' && texts.has(value)) kept.add(value);
			else if (Array.isArray(value)) value.forEach(seen);
			else if (typeof value === 'object' && value !== null) Object.values(value).forEach(seen);
		};
		for (const { request, response } of exchanges) seen([request.body, response.body]);
		expect([...kept].filter((text) => !/^[\w./-]{0,45}$/.test(text))).toEqual([]);
	});

	test('keeps the form and the type of IDs, and the same replacement everywhere', () => {
		const bodies = exchanges
			.map(({ response }) => response.body)
			.filter((body) => body !== undefined);
		const [me] = bodies.flatMap((body) => ('json' in body ? [body.json as { id: string }] : []));
		expect(parseId(me?.id ?? '')?.type).toBe('PEOPLE');
		const lines = written.split('\n').filter((line) => line.includes(me?.id ?? '-'));
		expect(lines.length).toBeGreaterThan(20);
	});

	test('the file is for its owner only, and an existing one is not written over', async () => {
		expect(statSync(file).mode & 0o777).toBe(0o600);
		await expect(startRecording({ to: 'https://x.example', file })).rejects.toThrow('EEXIST');
	});

	test('XML is refused with a sentence, and not passed on', async () => {
		const before = wire.length;
		const answer = await fetch(`${recorder.url}/WBXService/XMLService`, {
			method: 'POST',
			body: '<a/>',
		});
		expect([answer.status, await answer.text(), wire.length]).toEqual([
			501,
			expect.stringContaining('XML is not passed on'),
			before,
		]);
	});

	test('a page of another web site cannot write through the recorder', async () => {
		const answer = await fetch(`${recorder.url}/v1/messages`, {
			method: 'POST',
			headers: { origin: 'https://attacker.example' },
			body: '{}',
		});
		expect(answer.status).toBe(403);
	});

	test('the client sends the same requests to the recording', async () => {
		const { transport } = replayTransport(exchanges);
		await tourMessaging(createRestClient({ baseUrl: 'https://webexapis.com/v1', transport }));
	});

	test('a client that sends something else is told where', async () => {
		const { transport } = replayTransport(exchanges);
		const webex = createRestClient({ baseUrl: 'https://webexapis.com/v1', transport });
		await webex.people.me();
		await expect(webex.rooms.list({}, { limit: 1 })).rejects.toThrow(
			'Request 2, GET /v1/rooms: the recording has GET /v1/people',
		);
		const changed = structuredClone(exchanges);
		const create = changed.find(({ request }) => request.method === 'POST');
		Object.assign(create?.request ?? {}, { body: { json: { name: 'x' } } });
		const { transport: other } = replayTransport(changed);
		await expect(
			tourMessaging(createRestClient({ baseUrl: 'https://webexapis.com/v1', transport: other })),
		).rejects.toThrow(/emails is there, was missing/);
	});

	test('a simulator answers the recording as it was', async () => {
		const { compared, leftOut, differences } = await replayOnSimulator(exchanges);
		expect([differences, leftOut.length]).toEqual([[], 1]);
		expect(compared).toBeGreaterThan(70);
	});

	test('a simulator with another switch shows the difference', async () => {
		const { differences } = await replayOnSimulator(exchanges, {
			switches: { cardActionStatus: 202 },
		});
		expect(differences).toEqual([
			{
				line: expect.any(Number),
				request: 'POST /v1/attachment/actions',
				at: 'status',
				recorded: '200',
				found: '202',
			},
		]);
	});

	test('a field that is missing in the simulator shows', async () => {
		const changed = structuredClone(exchanges);
		const [first] = changed;
		if (first?.response.body && 'json' in first.response.body) {
			Object.assign(first.response.body.json as object, { futureField: 'x' });
		}
		const { differences } = await replayOnSimulator(changed);
		expect(differences).toEqual([
			expect.objectContaining({ line: 1, at: 'futureField', recorded: 'there', found: 'missing' }),
		]);
	});

	test('a last line that was cut off costs nothing else', () => {
		const cut = join(folder, 'cut.jsonl');
		writeFileSync(cut, written.slice(0, -20));
		expect(readExchanges(cut).length).toBe(exchanges.length - 1);
		writeFileSync(cut, `{}\n${written}`);
		expect(() => readExchanges(cut)).toThrow('line 1 is not an exchange');
	});
});

describe('the command line', () => {
	const main = join(import.meta.dirname, '../src/main.ts');

	async function start(args: readonly string[], until: RegExp) {
		const child = spawn(process.execPath, [main, ...args]);
		let output = '';
		for (const stream of [child.stdout, child.stderr]) {
			stream.on('data', (data: Buffer) => {
				output += data.toString();
			});
		}
		const exit = once(child, 'close');
		while (!until.test(output) && child.exitCode === null) {
			await Promise.race([once(child.stdout, 'data'), exit]);
		}
		return { child, exit, output: () => output };
	}

	test('record, killed hard, and replay', async () => {
		const simulator = createSimulator();
		const { url, close } = await simulator.listen();
		const file = join(folder, 'command.jsonl');
		const options = ['--to', url, '--file', file, '--port', '0'];
		const { child, exit, output } = await start(['record', ...options], /Ctrl-C/);
		const address = /REST API +(\S+)/.exec(output())?.[1] ?? '';
		const headers = { authorization: `Bearer ${simulator.personalToken}` };
		for (const path of ['people/me', 'rooms?max=2', 'nothing-here']) {
			await (await fetch(`${address}/${path}`, { headers })).text();
		}
		child.kill('SIGKILL');
		await exit;
		await close();
		const again = await start(['record', ...options], /exists already/);
		await again.exit;
		const replayed = await start(['replay', '--file', file], /differences/);
		await replayed.exit;
		expect([again.child.exitCode, replayed.output(), replayed.child.exitCode]).toEqual([
			2,
			'3 compared, 0 left out, 0 differences\n',
			0,
		]);
	});
});
