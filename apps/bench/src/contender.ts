// Runs one contender in a process of its own, so that its memory can be measured.
import { parseArgs } from 'node:util';
import { contenders, type Retrieved } from './contenders.ts';

export interface Measured extends Retrieved {
	readonly seconds: number;
	/** Peak, in MiB. */
	readonly memory: number;
}

const { positionals } = parseArgs({ allowPositionals: true });
const [name = '', baseUrl = ''] = positionals;
const retrieve = contenders[name];
if (!retrieve) throw new Error(`No contender is called "${name}"`);
const target = { baseUrl, token: process.env['BENCH_TOKEN'] ?? '' };
const started = performance.now();
const retrieved = await retrieve(target);
const measured: Measured = {
	...retrieved,
	seconds: (performance.now() - started) / 1000,
	memory: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(JSON.stringify(measured));
