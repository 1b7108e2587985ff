// npm run release:version: sets the versions and writes the changelogs, and the versions that images are built with.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readChangesets } from '@changesets/read';
import { main, root, run, say } from '../toolchain.mjs';
import { publicPackages } from './packages.mjs';
import { withVersion } from './versions.mjs';

const places = ['deploy/**/Dockerfile', 'deploy/*.yaml', 'docs/queue-mode.md'];

await main(async () => {
	// As after the pull request with the versions was merged. The program takes it for a mistake.
	if ((await readChangesets(root)).length === 0) {
		say('No changesets: the versions stay.');
		return 0;
	}
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
