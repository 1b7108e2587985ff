import { createRequire } from 'node:module';
import type { Contender } from '../run/contender.ts';
import type { ReadSetting } from './contenders.ts';
import { createSum } from './sum.ts';

/** Reads all rooms as a person would with a library of others. */
interface Peer {
	readonly load: (setting: ReadSetting) => void;
	readonly read: (setting: ReadSetting, add: (id: string) => void) => Promise<void>;
}

const require = createRequire(import.meta.url);

/** A contender with a library that is installed in the folder `peers`, only for these benchmarks. */
export function peer(file: string): Contender<ReadSetting> {
	const open = () => require(`../../peers/${file}`) as Peer;
	const run = async (setting: ReadSetting) => {
		const sum = createSum();
		await open().read(setting, sum.add);
		return sum.outcome();
	};
	return Object.assign(run, { load: (setting: ReadSetting) => open().load(setting) });
}
