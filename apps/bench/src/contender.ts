// Runs one contender in a process of its own, so that its memory can be measured.
import { contenders, type Retrieved } from './contenders.ts';

export interface Measured extends Retrieved {
	readonly seconds: number;
	/** Peak, in MiB. */
	readonly memory: number;
}

const [name = '', baseUrl = ''] = process.argv.slice(2);
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
