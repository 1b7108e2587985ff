#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { retry, type Transport } from '@webex-nodes/http';
import { undiciTransport } from '@webex-nodes/http/undici';
import envPaths from 'env-paths';
import { z } from 'zod';
import { helpText, readArguments } from './arguments.ts';
import { type Result, run } from './commands.ts';
import { failureOf } from './failure.ts';
import { openProfiles } from './profiles.ts';

const stopping = new AbortController();
process.once('SIGINT', () => stopping.abort());

const transport: Transport = retry({
	sleep: (duration, signal) => sleep(duration, undefined, signal ? { signal } : {}),
	attempts: 3,
})(undiciTransport());

const given = process.argv.slice(2);
const isJson = given.includes('--json');

async function main(): Promise<Result> {
	const options = readArguments(given);
	if (options.command === 'help') return { data: { help: helpText }, sentence: helpText };
	if (options.command === 'version') return versionOf();
	const { WEBEX_AUTH_HOME, WEBEX_AUTH_KEY, WEBEX_CLIENT_ID, WEBEX_CLIENT_SECRET } = process.env;
	const folder = WEBEX_AUTH_HOME ?? envPaths('webex-auth', { suffix: '' }).config;
	return await run[options.command]({
		options,
		profiles: openProfiles(folder, WEBEX_AUTH_KEY),
		transport,
		signal: stopping.signal,
		client: {
			...(WEBEX_CLIENT_ID && { clientId: WEBEX_CLIENT_ID }),
			...(WEBEX_CLIENT_SECRET && { clientSecret: WEBEX_CLIENT_SECRET }),
		},
		say: (line) => process.stderr.write(`${line}\n`),
	});
}

const Manifest = z.looseObject({ version: z.string() });

function versionOf(): Result {
	const manifest = new URL('../../package.json', import.meta.url);
	const { version } = Manifest.parse(JSON.parse(readFileSync(manifest, 'utf8')));
	return { data: { version }, sentence: version };
}

/** With `--json` standard output is always one JSON document, which a script reads before it looks at the code. */
try {
	const { data, sentence } = await main();
	process.stdout.write(`${isJson ? JSON.stringify(data) : sentence}\n`);
} catch (error) {
	const failure = failureOf(error, stopping.signal.aborted);
	process.exitCode = failure.exitCode;
	if (isJson) process.stdout.write(`${JSON.stringify({ error: failure })}\n`);
	else process.stderr.write(`${failure.message}\n`);
}
