// npm run release:github: a tag and a release on GitHub for each package and version that has none, with its part of
// the changelog, its tarball and its parts list. Uses GitHub's own program "gh".
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main, root, say } from '../toolchain.mjs';
import { changesOf } from './changelog.mjs';
import { creation } from './creation.mjs';
import { fileNameOf, publicPackages } from './packages.mjs';
import { requirePublished } from './registry.mjs';

const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();

await main(async () => {
	const commit = git('rev-parse', 'HEAD');
	for (const { name, folder, manifest } of publicPackages()) {
		const { version } = manifest;
		const tag = `${name}@${version}`;
		if (spawnSync('gh', ['release', 'view', tag], { cwd: root }).status === 0) {
			say(`${tag} is there already`);
			continue;
		}
		const file = join('release', `${fileNameOf(name)}-${version}`);
		requirePublished(join(root, `${file}.tgz`), name, version);
		const notes = changesOf(readFileSync(join(root, folder, 'CHANGELOG.md'), 'utf8'), version);
		execFileSync('gh', creation(tag, file, commit), {
			cwd: root,
			input: notes,
			stdio: ['pipe', 'inherit', 'inherit'],
		});
	}
	return 0;
});
