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

const lanes = [
	// The tests of the sample take longest, and mostly wait: four at a time, so that they begin early. The check of
	// "deploy" reads n8n, which is there by then.
	{ steps: [['build', ...tests], 'deploy'], concurrency: 4 },
	// These need nothing that is built.
	{ steps: [...checks, ['typecheck', 'lint']], concurrency: 1 },
];

await main(async () => {
	const started = Date.now();
	// Without n8n, which a task of the sample installs meanwhile.
	const env = await prepare();
	// Reports of an earlier run must not be counted; turbo restores those of unchanged packages.
	for (const folder of reportFolders()) rmSync(folder, { recursive: true, force: true });
	const failed = await runLanes(lanes, env);
	say(`\nnpm test took ${Math.round((Date.now() - started) / 1000)} s`);
	const totals = summarise(tests, failed);
	return totals.failed > 0 || totals.passed === 0 ? 1 : 0;
});
