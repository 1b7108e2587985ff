import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'tsdown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import configs from '../tsdown.config.ts';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));

let built: string;
beforeAll(async () => {
	// Within the package, so that its dependencies are found.
	await mkdir(`${packageFolder}.report`, { recursive: true });
	built = await mkdtemp(`${packageFolder}.report/build-`);
	for (const config of configs) {
		const outDir = config.outDir?.replace('dist', built) ?? built;
		await build({
			...config,
			config: false,
			cwd: packageFolder,
			outDir,
			dts: false,
			logLevel: 'silent',
		});
	}
});
afterAll(() => rm(built, { recursive: true }));

test('the built program serves its page', async () => {
	const program = spawn(process.execPath, [`${built}/main.mjs`, '--port', '0']);
	let url = '';
	for await (const line of createInterface(program.stdout)) {
		url = /Rooms, live +(\S+)/.exec(line)?.[1] ?? '';
		if (url) break;
	}
	const paths = ['/', '/page/page.css', '/page/page.js', '/page/adaptivecards.js'];
	const answers = await Promise.all(paths.map((path) => fetch(url + path)));
	const script = await fetch(`${url}/page/page.js`);
	// One file: in the built package there are no modules to load after it.
	expect(await script.text()).not.toMatch(/^import .*from/m);
	program.kill('SIGINT');
	await once(program, 'close');
	expect(answers.map(({ status, headers }) => [status, headers.get('content-type')])).toEqual([
		[200, 'text/html; charset=utf-8'],
		[200, 'text/css; charset=utf-8'],
		[200, 'text/javascript; charset=utf-8'],
		[200, 'text/javascript; charset=utf-8'],
	]);
});
