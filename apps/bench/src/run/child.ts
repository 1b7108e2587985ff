// Runs one contender: `child.ts MODULE NAME`. It gets its setting, says when it is loaded, and begins when it is told to.
import { once } from 'node:events';
import type { Contenders, Measured } from './contender.ts';
import { watchMemory } from './memory.ts';

const [module = '', name = ''] = process.argv.slice(2);
const { contenders } = (await import(module)) as { contenders: Contenders<unknown> };
const contender = contenders[name];
if (!contender) throw new Error(`No contender is called "${name}"`);

const [setting] = await once(process, 'message');
await contender.load?.(setting);
process.send?.('ready');
await once(process, 'message');
const memory = watchMemory();
const cpu = process.cpuUsage();
const started = performance.now();
const outcome = await contender(setting);
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpu);
const measured: Measured = {
	...outcome,
	seconds,
	cpu: (user + system) / 1e6,
	memory: memory.end(),
};
process.send?.(measured, () => process.exit());
