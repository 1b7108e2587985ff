// npm run test:newest: what the oldest promised n8n has to do, on the newest that the registry has. It has no lock file:
// the newest of today is what is asked for.
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTasks } from './tasks.mjs';
import { main, prepare, root, run, say } from './toolchain.mjs';

const sample = join(root, 'apps', 'sample');
const folder = join(sample, 'newest');

await main(async () => {
	const env = await prepare();
	mkdirSync(folder, { recursive: true });
	cpSync(join(sample, 'n8n', 'pnpm-workspace.yaml'), join(folder, 'pnpm-workspace.yaml'));
	const manifest = { private: true, dependencies: { n8n: 'latest' } };
	writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
	const args = ['install', '--no-lockfile', '--reporter=append-only'];
	await run('pnpm', args, {
		cwd: folder,
		env: { ...env, CI: 'true' },
		announcement: 'Installing the newest n8n (2 GB)',
	});
	if (!existsSync(join(folder, 'node_modules', 'n8n', 'bin', 'n8n'))) {
		say('The newest n8n of the registry has no program: from version 3 on, n8n is a container.');
		return 1;
	}
	const failed = await runTasks(['test:newest'], env);
	return failed.length > 0 ? 1 : 0;
});
