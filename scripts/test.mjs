// npm test: every check that needs nothing but Node.
import { rmSync } from 'node:fs';
import { reportFolders, summarise } from './summary.mjs';
import { runTasks } from './tasks.mjs';
import { main, prepare, say } from './toolchain.mjs';

const tests = ['test', 'verify'];
const steps = [
	'format',
	'boundaries',
	'changesets',
	'deploy',
	'docs',
	'expressions',
	'knip',
	'workflows',
	'scripts',
	['typecheck', 'lint', 'build', ...tests],
];

await main(async () => {
	const started = Date.now();
	const env = await prepare({ n8n: true });
	// Reports of an earlier run must not be counted; turbo restores those of unchanged packages.
	for (const folder of reportFolders()) rmSync(folder, { recursive: true, force: true });
	const failed = await runTasks(steps, env);
	say(`\nnpm test took ${Math.round((Date.now() - started) / 1000)} s`);
	const totals = summarise(tests, failed);
	return totals.failed > 0 || totals.passed === 0 ? 1 : 0;
});
