#!/usr/bin/env node
import { run } from './cli.ts';

process.exitCode = await run(process.argv.slice(2), {
	environment: process.env,
	print: (text) => process.stdout.write(text),
	complain: (text) => process.stderr.write(text),
});
