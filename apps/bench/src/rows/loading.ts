import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { publish } from '../loading/published.ts';
import { cpuOf } from '../messages/cases.ts';
import { oursBelow, resultOf } from '../report/result.ts';
import type { Row } from '../row.ts';
import { valuesOf } from '../run/race.ts';

export const loading: Row = {
	name: 'loading',
	about:
		"Time of the processor to load all nodes, after what n8n has loaded before, and to import the client as it is published; nothing is compiled before. The limit reads the nodes' files and only compiles them.",
	run: async (bench) => {
		const { client, remove } = await publish(bench.root);
		try {
			const race = await bench.race({
				title: 'loading',
				module: new URL('../loading/contenders.ts', import.meta.url),
				names: ['nodes, compiled only', 'all nodes', 'client', "vendor's JS SDK"],
				setting: { client },
				rounds: bench.isQuick ? 2 : 11,
				isUncompiled: true,
			});
			const ms = (name: string) => valuesOf(race, name, (run) => cpuOf(run) * 1000);
			return [
				resultOf({
					name: 'loading all nodes',
					unit: 'ms',
					ours: ms('all nodes'),
					limit: ms('nodes, compiled only'),
					goal: oursBelow(40),
				}),
				resultOf({
					name: 'import of the client',
					unit: 'ms',
					ours: ms('client'),
					peer: ms("vendor's JS SDK"),
					goal: oursBelow(25),
				}),
			];
		} finally {
			await remove();
		}
	},
};

interface Packed {
	/** In bytes. */
	readonly unpackedSize: number;
}

export const size: Row = {
	name: 'size',
	about: 'The package of the nodes as npm unpacks it.',
	run: async ({ root }) => {
		const { stdout } = await promisify(execFile)('npm', ['pack', '--dry-run', '--json'], {
			cwd: fileURLToPath(new URL('packages/n8n-nodes-webex/', root)),
			shell: process.platform === 'win32',
		});
		// An object by name since npm 12, and a list before.
		const [packed] = Object.values(JSON.parse(stdout) as Readonly<Record<string, Packed>>);
		return [
			resultOf({
				name: 'package of the nodes, unpacked',
				unit: 'KB',
				ours: [(packed?.unpackedSize ?? Number.NaN) / 1000],
				goal: oursBelow(700),
			}),
		];
	},
};
