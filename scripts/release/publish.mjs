// npm run release:publish: publishes the tarballs in "release", each that the registry does not have yet, in the order
// of what they need. "--dry-run" asks npm to do all but that. In the workflow, npm proves who it is to the registry by
// the identity of the workflow, and adds the provenance.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, main, readOptions, root, SetupError, say } from '../toolchain.mjs';
import { fileNameOf, publicPackages } from './packages.mjs';
import { publishedIntegrity } from './registry.mjs';

const shell = process.platform === 'win32';

await main(async (args) => {
	const { values } = readOptions(args, { options: { 'dry-run': { type: 'boolean' } } });
	const more = values['dry-run'] ? ['--dry-run'] : ['--provenance'];
	for (const { name, manifest } of publicPackages()) {
		const { version } = manifest;
		const tarball = join(root, 'release', `${fileNameOf(name)}-${version}.tgz`);
		if (!existsSync(tarball))
			throw new SetupError(`${tarball} is missing: run "npm run release:dry" first.`);
		if (publishedIntegrity(name, version)) {
			say(`${name}@${version} is published already`);
			continue;
		}
		execFileSync(...commandLine('npm', ['publish', tarball, '--access', 'public', ...more]), {
			stdio: 'inherit',
			shell,
		});
	}
	return 0;
});
