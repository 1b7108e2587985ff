// Starts a program as the sample starts n8n, and waits until it is killed.
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startProcess } from '../src/n8n/process.ts';

const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: { binary: { type: 'boolean', default: false } },
});
startProcess({
	command: [...positionals, 'start'],
	isBinary: values.binary,
	cwd: process.cwd(),
	env: process.env,
	output: process.stdout,
});
await setTimeout(60_000);
