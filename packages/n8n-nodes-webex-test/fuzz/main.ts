// npm run fuzz [-- --target NAME] [--minutes N]: changes inputs at random and keeps those that reach code that none reached
// before. A defect is printed with its input; put it into found.ts.
import { Session } from 'node:inspector/promises';
import { registerHooks } from 'node:module';
import { parseArgs } from 'node:util';
import { found as known } from './found.ts';
import { change, numbersFrom } from './mutate.ts';
import { defectOf } from './target.ts';

// The package of the nodes is bundled as CommonJS, so its manifest does not say that its sources are modules.
registerHooks({
	load: (url, context, next) =>
		next(
			url,
			url.includes('/n8n-nodes-webex/src/') ? { ...context, format: 'module-typescript' } : context,
		),
});
const { targets } = await import('./targets.ts');

const { values } = parseArgs({
	options: {
		target: { type: 'string', multiple: true, default: Object.keys(targets) },
		minutes: { type: 'string', default: '1' },
		seed: { type: 'string', default: String(Date.now() % 1_000_000) },
	},
});
const minutes = Number(values.minutes) / values.target.length;
const below = numbersFrom(Number(values.seed));
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

const say = (line: string) => process.stdout.write(`${line}\n`);
const reached = new Set<string>();

/** Whether the code of the project that ran since the last call has parts that did not run before. */
async function isNew(): Promise<boolean> {
	const { result } = await session.post('Profiler.takePreciseCoverage');
	const before = reached.size;
	for (const { url, functions } of result) {
		if (!/\/packages\/[^/]+\/(?:src|dist)\//.test(url)) continue;
		for (const { ranges } of functions) {
			for (const { startOffset, endOffset, count } of ranges) {
				// How often, in powers of two, as other fuzzers do.
				if (count > 0)
					reached.add(
						`${url}:${startOffset}:${endOffset}:${Math.min(8, Math.floor(Math.log2(count)))}`,
					);
			}
		}
	}
	return reached.size > before;
}

/** Inputs between two looks at the coverage, which takes some milliseconds. */
const together = 20;
let defects = 0;
for (const name of values.target) {
	const target = targets[name];
	if (!target) throw new Error(`There is no target ${name}: ${Object.keys(targets).join(', ')}`);
	const kept = [...target.seeds, ...(known[name] ?? [])];
	const parts = reached.size;
	const found = new Set<string>();
	const pick = () => kept[below(kept.length)] ?? '';
	const end = Date.now() + minutes * 60_000;
	let tried = 0;
	while (Date.now() < end) {
		const texts = Array.from({ length: together }, () => change(pick(), pick(), below));
		for (const text of texts) {
			tried += 1;
			const defect = await defectOf(target, text);
			// The same place once.
			const place = defect?.replaceAll(/\d+/g, '0').slice(0, 300);
			if (defect === undefined || place === undefined || found.has(place)) continue;
			found.add(place);
			say(`${name}: ${defect}\ninput: ${JSON.stringify(text)}\n`);
		}
		if (await isNew()) kept.push(...texts.slice(0, 3), ...texts.slice(-3));
	}
	defects += found.size;
	await target.close?.();
	say(
		`${name}: ${tried} inputs, ${kept.length} kept, ${reached.size - parts} more parts of the code, ${found.size} defects`,
	);
}
say(`${reached.size} parts of the code, seed ${values.seed}`);
process.exit(defects > 0 ? 1 : 0);
