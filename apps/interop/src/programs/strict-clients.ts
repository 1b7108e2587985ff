import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Program } from '../program.ts';

const simulatorFolder = fileURLToPath(new URL('../../../../packages/simulator/', import.meta.url));

const Report = z.object({
	testResults: z.array(
		z.object({
			message: z.string(),
			assertionResults: z.array(
				z.object({
					title: z.string(),
					status: z.string(),
					failureMessages: z.array(z.string()),
				}),
			),
		}),
	),
});

/** Clients that hold every answer against the standards; the calls are those of the simulator's own tests. */
export const strictClients: readonly Program[] = [
	strictClient(
		'oauth4webapi',
		'OAuth: code with each form of PKCE, renewal, revocation, device grant',
	),
	strictClient('openid-client', 'OAuth: code and renewal'),
];

function strictClient(name: string, what: string): Program {
	return {
		id: name,
		name,
		what,
		packages: [name],
		version: async () => {
			const manifest = await readFile(
				`${simulatorFolder}node_modules/${name}/package.json`,
				'utf8',
			);
			return (JSON.parse(manifest) as { version: string }).version;
		},
		run: async () => {
			const report = await reportOf(name);
			return report.testResults.flatMap(({ message, assertionResults }) => {
				if (message) return [{ name: 'the tests can be read', problem: message }];
				return assertionResults
					.filter(({ title }) => title.startsWith(`${name}:`))
					.map(({ title, status, failureMessages }) => ({
						name: title.slice(name.length + 2),
						...(status !== 'passed' && { problem: failureMessages[0] ?? status }),
					}));
			});
		},
	};
}

async function reportOf(name: string): Promise<z.infer<typeof Report>> {
	const folder = await mkdtemp(join(tmpdir(), 'interop-'));
	const file = join(folder, 'report.json');
	const options = ['--reporter=json', `--outputFile=${file}`, `--testNamePattern=^${name}:`];
	try {
		await promisify(execFile)(
			'pnpm',
			['exec', 'vitest', 'run', '--dir', 'test', 'strict-clients.test.ts', ...options],
			{ cwd: simulatorFolder, shell: process.platform === 'win32', timeout: 90_000 },
		).catch((error: unknown) => {
			// A test failed: then the report says which one.
			if (!existsSync(file)) throw error;
		});
		return Report.parse(JSON.parse(await readFile(file, 'utf8')));
	} finally {
		await rm(folder, { recursive: true });
	}
}
