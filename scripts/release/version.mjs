// npm run release:version: sets the versions and writes the changelogs, and the versions that images are built with.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main, root, run } from '../toolchain.mjs';
import { publicPackages } from './packages.mjs';
import { withVersion } from './versions.mjs';

const places = ['deploy/**/Dockerfile', 'deploy/*.yaml', 'docs/queue-mode.md'];

await main(async () => {
	const before = publicPackages();
	const code = await run('changeset', ['version'], { env: process.env, allowFailure: true });
	if (code !== 0) return code;
	const after = publicPackages();
	for (const path of globSync(places, { cwd: root }).map((found) => join(root, found))) {
		const text = readFileSync(path, 'utf8');
		const next = before.reduce((changed, { name, manifest: { version: from } }) => {
			const { manifest } = after.find((each) => each.name === name);
			return withVersion(changed, name, from, manifest.version);
		}, text);
		if (next !== text) writeFileSync(path, next);
	}
	return 0;
});
