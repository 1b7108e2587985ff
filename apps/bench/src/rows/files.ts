import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileSetting } from '../files/contenders.ts';
import { memoryOf, token } from '../messages/cases.ts';
import { atMost, oursAtMost, resultOf } from '../report/result.ts';
import type { Row } from '../row.ts';
import { valuesOf } from '../run/race.ts';

export const files: Row = {
	name: 'file',
	about:
		'A file of 500 MB from Webex, to the disk and whole in the memory, and one from the disk to Webex. The limit only counts the bytes.',
	run: async (bench) => {
		const size = bench.isQuick ? 100e6 : 500e6;
		const { url } = await bench.serve({ rooms: 0, messages: 0, file: size });
		const path = join(tmpdir(), `webex-bench-${process.pid}.bin`);
		try {
			const handle = await open(path, 'w');
			await handle.truncate(size);
			await handle.close();
			const setting: FileSetting = { url, token, path, size };
			const MB = size / 1e6;
			const race = await bench.race({
				title: `a file of ${MB} MB`,
				module: new URL('../files/contenders.ts', import.meta.url),
				names: ['limit, down', 'down, to a file', 'down, whole', 'up'],
				setting,
				rounds: bench.isQuick ? 1 : 3,
			});
			const memory = (name: string) => valuesOf(race, name, memoryOf);
			const limit = memory('limit, down');
			const goal = oursAtMost(50);
			return [
				resultOf({
					name: `file of ${MB} MB down, to a file`,
					unit: 'MB',
					ours: memory('down, to a file'),
					limit,
					goal,
				}),
				resultOf({ name: `file of ${MB} MB up`, unit: 'MB', ours: memory('up'), limit, goal }),
				resultOf({
					name: `file of ${MB} MB down, whole`,
					unit: 'MB',
					ours: memory('down, whole'),
					limit: [MB],
					goal: atMost(1.1),
				}),
			];
		} finally {
			await rm(path, { force: true });
			await rm(`${path}.saved`, { force: true });
		}
	},
};
