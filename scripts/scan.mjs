// npm run scan:newest: what n8n's scanner of today, not the pinned one, says of the package as it would be published.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unpack } from './release/unpack.mjs';
import { main, prepare, root, run, say } from './toolchain.mjs';

const scanner = '@n8n/scan-community-package';

await main(async () => {
	const env = await prepare({ build: true });
	const folder = mkdtempSync(join(tmpdir(), 'webex-nodes-scan-'));
	try {
		const cwd = join(root, 'packages', 'n8n-nodes-webex');
		const announcement = 'Packing the nodes';
		await run('pnpm', ['pack', '--pack-destination', folder], { env, cwd, announcement });
		const [tarball] = readdirSync(folder);
		const unpacked = join(folder, 'package');
		unpack(join(folder, tarball), unpacked);
		// The same version of TypeScript as in the workspace: see pnpm-workspace.yaml.
		const overrides = { typescript: '5.9.3' };
		const manifest = { private: true, dependencies: { [scanner]: 'latest' }, overrides };
		writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
		const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund'];
		await run('npm', install, { env, cwd: folder, announcement: "Getting n8n's scanner" });
		const path = join(folder, 'node_modules', ...scanner.split('/'), 'scanner', 'scanner.mjs');
		const { analyzePackage } = await import(pathToFileURL(path).href);
		const { passed, message, details } = await analyzePackage(unpacked, [
			'**/*.js',
			'package.json',
		]);
		say(passed ? "n8n's newest scanner accepts the package" : `${message}\n${details ?? ''}`);
		return passed ? 0 : 1;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
