import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeRequest, customEnvironment, readToken } from '@webex-nodes/auth';
import { createKey, fileStore } from '@webex-nodes/auth/file';
import { undiciTransport } from '@webex-nodes/http/undici';
import { expect, test } from 'vitest';
import { createSimulator, type Switches } from '../src/index.ts';

const program = fileURLToPath(new URL('./refresh-child.ts', import.meta.url));
const redirectUri = 'http://127.0.0.1:5678/callback';

/** A grant in a file, and processes that refresh it until it was refreshed so often; some answers are lost. */
async function share(options: {
	readonly processes: number;
	readonly refreshes: number;
	/** One in so many answers is cut off. */
	readonly cutEvery: number;
	readonly switches: Partial<Switches>;
}) {
	const simulator = createSimulator({ redirectUris: [redirectUri], switches: options.switches });
	const { url, close } = await simulator.listen();
	const { clientId, clientSecret } = simulator.integration;
	const integration = { clientId, clientSecret, environment: customEnvironment(`${url}/v1`) };
	const code = simulator.tokens.issueCode({
		integration: simulator.integration,
		redirectUri,
		personId: [...simulator.world.people.keys()][0] ?? '',
		scopes: ['spark:rooms_read'],
	});
	const request = codeRequest({ ...integration, code, redirectUri });
	const path = join(await mkdtemp(join(tmpdir(), 'webex-auth-shared-')), 'token');
	const key = createKey();
	const store = fileStore({ path, key });
	await store.save(readToken(request, await undiciTransport()(request), Date.now()));

	const children = Array.from({ length: options.processes }, () =>
		fork(program, [path, key, url, clientId, clientSecret]),
	);
	let answers = 0;
	let cuts = 0;
	const stop = simulator.observe(() => {
		answers += 1;
		if (simulator.tokens.refreshes >= options.refreshes) {
			stop();
			for (const child of children) child.send('stop');
		} else if (answers % options.cutEvery === 0) {
			cuts += 1;
			simulator.faults.next({ at: '/v1/access_token', cut: 'connection' });
		}
	});
	const failures = await Promise.all(
		children.map(async (child) => ((await once(child, 'message')) as [string[]])[0]),
	);
	const final = await store.load();
	await close();
	return { simulator, answers, cuts, failures: failures.flat(), final };
}

test('8 processes share a grant through 500 refreshes, rotation and lost answers, and never lose it', async () => {
	const { simulator, answers, cuts, failures, final } = await share({
		processes: 8,
		refreshes: 500,
		cutEvery: 5,
		switches: { refreshToken: 'rotated', refreshTokenGrace: 30 },
	});
	expect({
		failures,
		enough: simulator.tokens.refreshes >= 500,
		aFifthWasLost: cuts >= Math.floor(answers / 5) - 1,
		// A refresh token that was replaced is used only where the answer with its successor was lost.
		repeats: simulator.tokens.repeats,
		alive: simulator.tokens.find(final?.accessToken ?? '') !== undefined,
	}).toEqual({ failures: [], enough: true, aFifthWasLost: true, repeats: cuts, alive: true });
}, 240_000);

test('without the grace a lost answer cannot be mended, and the error says so', async () => {
	const { failures } = await share({
		processes: 1,
		refreshes: 500,
		cutEvery: 3,
		switches: { refreshToken: 'rotated', refreshTokenGrace: 0 },
	});
	expect(failures).toEqual([
		expect.stringMatching(
			/^WebexAuthorizationError: The answer to a refresh was lost, and Webex had already replaced the refresh token: authorise again\./,
		),
	]);
}, 60_000);
