// npm run bench:loading in this package: how long all nodes of n8n take to load, after a build.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { median } from '../median.ts';

const run = promisify(execFile);
const cwd = fileURLToPath(new URL('../../../../packages/n8n-nodes-webex', import.meta.url));

// In a process of its own each time, after n8n-workflow, which n8n has loaded before.
const script = `
	require('n8n-workflow');
	const { n8n } = require('./package.json');
	const started = process.cpuUsage();
	for (const path of n8n.nodes) require('./' + path);
	const { user, system } = process.cpuUsage(started);
	console.log((user + system) / 1000);
`;

/** Milliseconds of the processor, the median of the runs. */
async function measureLoading(runs: number): Promise<number> {
	const found: number[] = [];
	for (let at = 0; at < runs; at++) {
		const { stdout } = await run(process.execPath, ['--eval', script], { cwd });
		found.push(Number(stdout));
	}
	return median(found);
}

process.stdout.write(`all nodes: ${(await measureLoading(15)).toFixed(1)} ms of the processor\n`);
