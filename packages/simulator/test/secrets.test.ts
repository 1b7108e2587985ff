import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describe as describeForPeople } from '../src/cli/description.ts';
import {
	createSimulator,
	type Listening,
	publishRecording,
	type Simulator,
	startRecording,
} from '../src/index.ts';

/** The search of the whole run, which knows how the secrets of the simulator look. */
const { secretsIn }: { secretsIn: (text: string, planted?: readonly string[]) => string[] } =
	await import(new URL('../../../scripts/secrets/forms.mjs', import.meta.url).href);

const folder = mkdtempSync(join(tmpdir(), 'simulator-secrets-'));
const file = join(folder, 'exchanges.jsonl');
const webhookSecret = 'only Webex and a program know this';
const hostKey = 'a host key that can be told from numbers';

let simulator: Simulator;
let server: Listening;
let recorder: Listening;
/** Everything that Webex was told, and said. */
const wire: string[] = [];

/** Over the recorder, as a program that is recorded. */
async function ask(path: string, body?: object | string, token = simulator.personalToken) {
	const response = await fetch(path.startsWith('http') ? path : recorder.url + path, {
		headers: {
			...(token && { authorization: `Bearer ${token}` }),
			...(typeof body !== 'string' && { 'content-type': 'application/json' }),
		},
		redirect: 'manual',
		...(body !== undefined && {
			method: 'POST',
			body: typeof body === 'string' ? body : JSON.stringify(body),
		}),
	});
	const text = await response.text();
	wire.push(JSON.stringify(body ?? ''), text);
	return text;
}

const xml = async (type: string, context: string, content = '') =>
	await ask(
		`${server.url}/WBXService/XMLService`,
		`<serv:message xmlns:serv="http://www.webex.com/schemas/2002/06/service"><header><securityContext><siteName>${simulator.meetingsXml.site.name}</siteName>${context}</securityContext></header><body><bodyContent xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="java:com.webex.service.binding.${type}">${content}</bodyContent></body></serv:message>`,
		'',
	);

beforeAll(async () => {
	simulator = createSimulator({ meetings: true });
	server = await simulator.listen();
	recorder = await startRecording({ to: server.url, file });
	const { world, tokens, integration, meetingsXml } = simulator;
	const { meetings } = world;
	meetings.newHostKey = () => hostKey;
	const [owner] = world.people.values();
	const start = new Date(Date.now() + 3600_000).toISOString();
	const end = new Date(Date.now() + 7200_000).toISOString();
	const { id } = JSON.parse(await ask('/v1/meetings', { title: 'Audit', start, end }));
	await ask('/v1/meetings/join', { meetingId: id, joinDirectly: false });
	await ask('/v1/meetings/join', { meetingId: id });
	const held = [...meetings.instances.values()].find(
		({ hostId, state }) => hostId === owner?.id && state === 'ended',
	);
	const targetUrl = `${server.url}/nowhere?token=${encodeURIComponent(webhookSecret)}`;
	await ask('/v1/webhooks', {
		name: 'Recordings',
		targetUrl,
		resource: 'recordings',
		event: 'created',
		secret: webhookSecret,
	});
	const recording = publishRecording(world, held?.id ?? '', { durationSeconds: 1 });
	await simulator.webhooks.settled();
	const links = JSON.parse(await ask(`/v1/recordings/${recording.id}`));
	await ask(links.temporaryDirectDownloadLinks.recordingDownloadLink, undefined, '');
	const { refresh_token: refreshToken = '' } = tokens.grant(integration, owner?.id ?? '', [
		'spark:all',
	]);
	await ask(
		'/v1/access_token',
		new URLSearchParams({
			grant_type: 'refresh_token',
			refresh_token: refreshToken,
			client_id: integration.clientId,
			client_secret: integration.clientSecret,
		}).toString(),
		'',
	);
	const [user] = meetingsXml.site.users.values();
	const me = `<webExID>${user?.webExId}</webExID><password>${user?.password}</password>`;
	await xml('user.AuthenticateUser', me);
	const [session] = meetingsXml.site.sessions.values();
	await xml('meeting.GethosturlMeeting', me, `<sessionKey>${session?.key}</sessionKey>`);
	// What a caller names in the address is in the logs.
	await ask(`/v1/rooms?ticket=${simulator.botToken}&hostKey=${hostKey}`);
}, 60_000);
afterAll(async () => {
	await recorder.close();
	await server.close();
	rmSync(folder, { recursive: true });
});

const search = (text: string) => secretsIn(text, [webhookSecret, hostKey]).toSorted();
const shown = async (path: string) => search(await (await fetch(server.url + path)).text());

test('every kind of secret was said', () => {
	expect(search(wire.join('\n'))).toEqual([
		'a client secret, a code, or the key of a link',
		'a password',
		'a password of the XML API',
		'a planted value',
		'a token or a ticket',
	]);
	expect(wire.join('\n')).toContain(hostKey);
});

test('a recording has none of them', () => {
	const written = readFileSync(file, 'utf8');
	expect(written.split('\n').length).toBeGreaterThan(5);
	expect(search(written)).toEqual([]);
});

test.each([
	'/',
	'/control/deliveries?after=0',
	'/control/grants',
	'/control/meetings',
	'/control/requests?after=0',
	'/control/state',
	'/page/rooms',
])('%s shows none of them', async (path) => {
	expect(await shown(path)).toEqual([]);
});

test('each room of the page shows none of them', async () => {
	for (const id of simulator.world.rooms.keys())
		expect(await shown(`/page/rooms/${id}`)).toEqual([]);
});

test('credentials, snapshots and what a person reads at the start are there for them', async () => {
	expect(await shown('/control/credentials')).toContain('a token or a ticket');
	expect(await shown('/control/snapshot')).toEqual([
		'a client secret, a code, or the key of a link',
		'a host key',
		'a password',
		'a password of the XML API',
		'a planted value',
		'a token or a ticket',
	]);
	expect(search(describeForPeople(simulator, server.url))).toContain('a token or a ticket');
});
