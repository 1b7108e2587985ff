import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../src/cli.ts';
import { page } from '../src/page.ts';

let folder: string;
let server: Server | undefined;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'migrate-'));
});
afterEach(async () => {
	server?.close();
	server = undefined;
	await rm(folder, { recursive: true });
});

async function program(args: string[], environment: Record<string, string> = {}) {
	let [output, errors] = ['', ''];
	const code = await run(args, {
		environment,
		print: (text) => {
			output += text;
		},
		complain: (text) => {
			errors += text;
		},
	});
	return { code, output, errors };
}

const node = (parameters: object, more: object = {}) => ({
	name: 'Plan',
	type: 'n8n-nodes-webex.webexMeetingsXml',
	typeVersion: 1,
	position: [1, 2],
	parameters,
	credentials: { webexOAuth2Api: { id: '1', name: 'Mine' } },
	...more,
});
const workflow = (...nodes: object[]) => ({ name: 'W', nodes, connections: {} });

async function file(content: unknown, name = 'w.json') {
	const path = join(folder, name);
	await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
	return path;
}

test('the page is current', async () => {
	const path = new URL('../../../docs/meetings-xml-to-rest.md', import.meta.url);
	expect(await readFile(path, 'utf8')).toBe(page());
});

test('nothing is written unless told, and then the original is kept; an older copy stays', async () => {
	const path = await file(workflow(node({ topic: '={{ $json.t }}' })));
	const before = await readFile(path, 'utf8');
	expect((await program([path])).code).toBe(1);
	expect([await readFile(path, 'utf8'), await readdir(folder)]).toEqual([before, ['w.json']]);
	await writeFile(`${path}.bak`, 'older');
	expect((await program(['--write', path])).code).toBe(0);
	expect(await readFile(`${path}.bak`, 'utf8')).toBe('older');
	expect(await readFile(`${path}.bak1`, 'utf8')).toBe(before);
	expect((await readdir(folder)).sort()).toEqual(['w.json', 'w.json.bak', 'w.json.bak1']);
	expect(JSON.parse(await readFile(path, 'utf8')).nodes[0]).toEqual(
		node(
			{
				authentication: 'oAuth2',
				resource: 'meeting',
				operation: 'create',
				topic: '={{ $json.t }}',
			},
			{ type: 'n8n-nodes-webex.webexMeetings' },
		),
	);
	expect((await program(['--write', path])).code).toBe(0);
	expect((await readdir(folder)).length).toBe(3);
});

test('what is not migrated stays, character by character', async () => {
	const odd =
		'\uFEFF[ {"nodes":[],  "big": 12345678901234567890, "x":1.0,\r\n "connections":{}} ]\r\n';
	const other = `{"odd" :  [1,2 ],"pinData":{},"nodes":[${JSON.stringify(node({ resource: 'site', operation: 'get' }))}]}`;
	const paths = [await file(odd, 'a.json'), await file(other, 'b.json')];
	const { code, output } = await program(['--write', ...paths]);
	expect([
		code,
		await readFile(paths[0] ?? '', 'utf8'),
		await readFile(paths[1] ?? '', 'utf8'),
	]).toEqual([1, odd, other]);
	expect(output).toContain('site.get stays');
	const changed = await file(
		`{"odd" :  [1,2 ],"nodes":[${JSON.stringify(node({ topic: 'T' }))}], "z" : 1.0}`,
	);
	await program(['--write', changed]);
	const text = await readFile(changed, 'utf8');
	expect(text).toMatch(/^\{"odd" : {2}\[1,2 \],"nodes":/);
	expect(text).toMatch(/\], "z" : 1\.0\}$/);
});

test('a node with something that REST does not have stays, and says why', async () => {
	const path = await file(workflow(node({ options: { additionalXml: '<a/>' } })));
	const { code, output } = await program(['--write', path]);
	expect(code).toBe(1);
	expect(output).toContain('"options.additionalXml" is set');
	expect(await readdir(folder)).toEqual(['w.json']);
});

test('host, zone, site and keys get the form of REST', async () => {
	const path = await file(
		workflow(
			node({
				siteName: 'acme',
				timeZone: { __rl: true, mode: 'list', value: '20' },
				options: { hostWebExId: 'jonas' },
			}),
			node({ resource: 'session', operation: 'get', sessionKey: '={{ $json.sessionKey }}' }),
		),
	);
	const { code, output } = await program(['--write', path]);
	expect(code).toBe(1);
	expect(output).toContain('is not an email address');
	const { nodes } = JSON.parse(await readFile(path, 'utf8'));
	expect(nodes[0].parameters).toMatchObject({
		hostEmail: { __rl: true, mode: 'email', value: 'jonas' },
		timeZone: { __rl: true, mode: 'id', value: 'Atlantic/Reykjavik' },
		options: { siteUrl: { __rl: true, mode: 'id', value: 'acme.webex.com' } },
	});
	expect(nodes[1].parameters.meetingKey).toEqual({
		__rl: true,
		mode: 'id',
		value: '={{ $json.sessionKey }}',
	});
});

test('expressions that use a field which differs are listed, others are not', async () => {
	const set = (name: string, value: string) => ({ name, type: 'set', parameters: { value } });
	const path = await file({
		...workflow(
			node({ resource: 'session', operation: 'getMany' }),
			set('Next', '={{ $json.sessionKey }} {{ $json.topic }}'),
			set('Names', 'topic, sessionKey'),
			set('Far', "={{ $('Plan').item.json.sessionKey }}"),
			set('Elsewhere', '={{ $json.sessionKey }}'),
			set('Names elsewhere', 'sessionKey'),
		),
		connections: {
			Plan: {
				main: [['Next', 'Names'].map((name) => ({ node: name, type: 'main', index: 0 }))],
			},
		},
	});
	const { code, output } = await program(['--json', path]);
	expect(code).toBe(1);
	expect(JSON.parse(output)[0].workflows[0].references).toEqual(
		['Next', 'Names', 'Far'].map((name) => ({
			node: name,
			parameter: 'value',
			reads: 'Plan',
			field: 'sessionKey',
			now: 'meetingKey',
		})),
	);
});

test('a credential for XML only is taken away, and it is said', async () => {
	const path = await file(
		workflow(
			node(
				{ authentication: 'meetingsPassword', topic: 'T' },
				{ credentials: { webexMeetingsXmlApi: { id: '2', name: 'Old' } } },
			),
		),
	);
	const { code, output } = await program(['--write', path]);
	expect([code, output]).toEqual([1, expect.stringContaining('needs a credential')]);
	const [written] = JSON.parse(await readFile(path, 'utf8')).nodes;
	expect([written.credentials, written.parameters.authentication]).toEqual([undefined, 'oAuth2']);
});

test.each([
	['{"nodes": [', 'is not JSON'],
	['7', 'is not an object'],
	['{}', 'has no list "nodes"'],
	['{"nodes":[{"name":"a"}]}', 'without a "type"'],
	['{"nodes":[{"name":"a","type":"b","parameters":3}]}', 'whose "parameters" is not an object'],
])('%s is refused with the name of the file, and nothing is written', async (text, why) => {
	const good = await file(workflow(node({ topic: 'T' })), 'good.json');
	const bad = await file(text, 'bad.json');
	const { code, output } = await program(['--write', good, bad]);
	expect(code).toBe(1);
	expect(output).toContain(`${bad}\n`);
	expect(output).toContain(why);
	expect((await readdir(folder)).sort()).toEqual(['bad.json', 'good.json']);
});

test.each([[[]], [['--nonsense']], [['--url', 'https://n8n.example']], [['--url', 'x', 'a.json']]])(
	'%j is a misuse',
	async (args) => {
		expect((await program(args)).code).toBe(2);
	},
);

test('a process that is killed leaves the old or the new file', async () => {
	const path = await file(
		workflow(...Array.from({ length: 300 }, (_, id) => node({ topic: 'T'.repeat(500) }, { id }))),
	);
	const before = await readFile(path, 'utf8');
	const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
	for (const wait of [150, 250, 350, 450, 600, 900]) {
		const child = spawn(process.execPath, [main, '--write', path], { stdio: 'ignore' });
		const ended = new Promise((resolve) => child.once('close', resolve));
		await new Promise((resolve) => setTimeout(resolve, wait));
		child.kill('SIGKILL');
		await ended;
		const text = await readFile(path, 'utf8');
		expect(text === before || JSON.parse(text).nodes.length === 300).toBe(true);
	}
});

/** n8n's public API with two workflows, one on each page. */
async function fakeN8n(
	change?: (stored: Map<string, Record<string, unknown>>) => void,
	{ refused }: { readonly refused?: string } = {},
) {
	const stored = new Map<string, Record<string, unknown>>(
		['1', '2'].map((id) => [
			id,
			{
				...workflow(node({ topic: 'T' })),
				id,
				active: id === '1',
				settings: {},
				versionId: 'v1',
				updatedAt: 'then',
			},
		]),
	);
	const requests: string[] = [];
	server = createServer(async (request, response) => {
		const { method = '', url = '' } = request;
		requests.push(`${method} ${url}`);
		let body = '';
		for await (const chunk of request) body += chunk;
		const answer = (status: number, value: unknown) =>
			response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
		if (request.headers['x-n8n-api-key'] !== 'secret')
			return answer(401, { message: 'unauthorized' });
		const [, id = '', action] = /workflows\/(\d)(?:\/(\w+))?/.exec(url) ?? [];
		const found = stored.get(id);
		if (!id) {
			const second = url.includes('cursor=next');
			return answer(200, {
				data: [stored.get(second ? '2' : '1')],
				nextCursor: second ? null : 'next',
			});
		}
		if (method === 'GET') {
			change?.(stored);
			return answer(200, stored.get(id));
		}
		if (id === refused) return answer(403, { message: 'Forbidden' });
		if (action) stored.set(id, { ...found, active: action === 'activate' });
		else {
			const wanted = JSON.parse(body);
			const extra = Object.keys(wanted).filter(
				(name) => !['name', 'nodes', 'connections', 'settings'].includes(name),
			);
			if (extra.length > 0) return answer(400, { message: `additional properties ${extra}` });
			// A version that switches a workflow off when it is changed.
			stored.set(id, { ...found, ...wanted, active: false, versionId: 'v2' });
		}
		return answer(200, stored.get(id));
	});
	await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : undefined;
	return { url: `http://127.0.0.1:${port}`, stored, requests };
}

const types = (stored: Map<string, Record<string, unknown>>) =>
	[...stored.values()].map(({ nodes }) => (nodes as { type: string }[])[0]?.type.split('.')[1]);

test('a running n8n: only reads, then writes, keeps the originals and what is active', async () => {
	const { url, stored, requests } = await fakeN8n();
	const before = structuredClone(stored.get('1'));
	const key = join(folder, 'key');
	await writeFile(key, 'secret\n');
	const args = ['--url', url, '--api-key-file', key, '--originals', folder];
	expect((await program(args)).code).toBe(1);
	expect(requests.every((each) => each.startsWith('GET'))).toBe(true);
	const { code, output } = await program([...args, '--write']);
	expect([code, output.includes('secret')]).toEqual([0, false]);
	expect(types(stored)).toEqual(['webexMeetings', 'webexMeetings']);
	expect([...stored.values()].map(({ active }) => active)).toEqual([true, false]);
	expect((await readdir(folder)).sort()).toEqual(['key', 'workflow-1.json', 'workflow-2.json']);
	expect(JSON.parse(await readFile(join(folder, 'workflow-1.json'), 'utf8'))).toEqual(before);
});

test('a workflow that somebody changed meanwhile is not written', async () => {
	const { url, stored } = await fakeN8n((all) =>
		all.set('1', { ...all.get('1'), versionId: 'v9' }),
	);
	const args = ['--write', '--url', url, '--originals', folder];
	const { code, output } = await program(args, { N8N_API_KEY: 'secret' });
	expect([code, types(stored)]).toEqual([1, ['webexMeetingsXml', 'webexMeetings']]);
	expect(output).toContain('somebody changed the workflow meanwhile');
	expect(await readdir(folder)).toEqual(['workflow-2.json']);
});

test('an active workflow with changes that are not published is not written', async () => {
	const { url, stored } = await fakeN8n((all) =>
		all.set('1', { ...all.get('1'), activeVersionId: 'v0' }),
	);
	const args = ['--write', '--url', url, '--originals', folder];
	const { code, output } = await program(args, { N8N_API_KEY: 'secret' });
	expect([code, types(stored)]).toEqual([1, ['webexMeetingsXml', 'webexMeetings']]);
	expect(output).toContain('changes that are not published');
});

test('a workflow that n8n does not let change is said, and the others are written', async () => {
	const { url, stored } = await fakeN8n(undefined, { refused: '1' });
	const args = ['--write', '--url', url, '--originals', folder];
	const { code, output } = await program(args, { N8N_API_KEY: 'secret' });
	expect([code, types(stored)]).toEqual([1, ['webexMeetingsXml', 'webexMeetings']]);
	expect(output).toContain('The key needs the scopes workflow:list');
	expect(output).toContain('the original is');
});

test('a refused key is said, without the key', async () => {
	const { url } = await fakeN8n();
	const { code, errors } = await program(['--url', url], { N8N_API_KEY: 'wrong-one' });
	expect([code, errors.includes('wrong-one')]).toEqual([1, false]);
	expect(errors).toContain('401');
});
