import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { root, run } from '../toolchain.mjs';

const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });

/** The project as it is in this folder, without what git does not know or would not take. */
export function copyProject() {
	const folder = mkdtempSync(join(tmpdir(), 'webex-nodes-release-'));
	git('clone', '--quiet', '--no-hardlinks', root, folder);
	const changed = git('diff', '--name-only', '-z', 'HEAD').split('\0');
	const added = git('ls-files', '--others', '--exclude-standard', '-z').split('\0');
	for (const path of [...changed, ...added].filter(Boolean)) {
		rmSync(join(folder, path), { force: true });
		if (!existsSync(join(root, path))) continue;
		cpSync(join(root, path), join(folder, path), { force: true, recursive: true });
	}
	return folder;
}

/** Sets the versions and writes the changelogs there, as the pull request of a release does, and builds all packages. */
export async function makeRelease(folder, env) {
	// The tools of the copy, not those of the project.
	const bin = join(folder, 'node_modules', '.bin');
	const own = { ...env, PATH: [bin, env.PATH].join(delimiter) };
	const step = async (command, args, announcement) =>
		await run(command, args, { env: { ...own, CI: 'true' }, cwd: folder, announcement });
	const install = ['install', '--prefer-offline', '--frozen-lockfile', '--reporter=append-only'];
	await step('pnpm', install, 'Installing the packages in a copy');
	await step('node', ['scripts/release/version.mjs'], 'Setting the versions');
	const filters = ['--filter=./packages/*', '--filter=./apps/migrate'];
	const build = ['run', 'build', ...filters, '--output-logs=errors-only'];
	await step('turbo', build, 'Building what is published');
	return own;
}

/** Packs a package; the name of the tarball is what the registry would call it. */
export async function pack(folder, destination, env) {
	const args = ['pack', '--pack-destination', destination];
	await run('pnpm', args, { env, cwd: folder, announcement: `Packing ${basename(folder)}` });
}
