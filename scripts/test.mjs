// npm test: every check that needs nothing but Node.
import { rmSync } from 'node:fs';
import { reportFolders, summarise } from './summary.mjs';
import { runLanes } from './tasks.mjs';
import { main, prepare, say } from './toolchain.mjs';

const tests = ['test', 'verify'];
const checks = [
	'format',
	'boundaries',
	'changesets',
	'docs',
	'expressions',
	'knip',
	'workflows',
	'scripts',
];

const phases = [
	// One core compiles what n8n needs, the other checks: none waits for the other.
	[
		{ steps: [['n8n']], concurrency: 1 },
		{ steps: [...checks, ['typecheck', 'lint', 'build']], concurrency: 2 },
	],
	// The tests of the sample take longest, and mostly wait: four tasks at a time, so that they begin early.
	[{ steps: [tests, 'deploy'], concurrency: 4 }],
];

await main(async () => {
	const started = Date.now();
	// Without n8n, which a task of the sample installs.
	const env = await prepare();
	// Reports of an earlier run must not be counted; turbo restores those of unchanged packages.
	for (const folder of reportFolders()) rmSync(folder, { recursive: true, force: true });
	const failed = [];
	for (const lanes of phases) failed.push(...(await runLanes(lanes, env)));
	say(`\nnpm test took ${Math.round((Date.now() - started) / 1000)} s`);
	const totals = summarise(tests, failed);
	return totals.failed > 0 || totals.passed === 0 ? 1 : 0;
});
