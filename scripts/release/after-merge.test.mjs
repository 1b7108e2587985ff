import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../toolchain.mjs';
import { copyProject } from './copy.mjs';
import { creation } from './creation.mjs';
import { isDue, reportAtLastRelease } from './last.mjs';
import { integrityOf, publishedIntegrity, requirePublished } from './registry.mjs';

const folders = [];
afterAll(() => {
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
const kept = (folder) => {
	folders.push(folder);
	return folder;
};
const temporary = () => kept(mkdtempSync(join(tmpdir(), 'webex-nodes-merged-')));

/** A repository whose commits have a report each, and tags. */
function repository(...releases) {
	const folder = temporary();
	const names = ['user.name=a', 'user.email=a@b', 'commit.gpgsign=false', 'tag.gpgsign=false'];
	const git = (...args) =>
		execFileSync('git', [...names.flatMap((each) => ['-c', each]), ...args], { cwd: folder });
	git('init', '--quiet');
	mkdirSync(join(folder, 'etc'));
	for (const tag of releases) {
		writeFileSync(join(folder, 'etc', 'own-http.api.md'), `types of ${tag}`);
		git('add', '.');
		git('commit', '--quiet', '-m', 'x');
		git('tag', tag);
	}
	return folder;
}

const own = (version) => ({ name: '@own/http', manifest: { version } });

test('the types are compared with those of the newest release, whatever the version is now', () => {
	const folder = repository('@own/http@0.9.0', '@own/http@0.10.0', '@own/http-more@7.0.0');
	expect(reportAtLastRelease('@own/http', folder)).toBe('types of @own/http@0.10.0');
	expect(reportAtLastRelease('@own/auth', folder)).toBeUndefined();
});

test('after the pull request with the versions, nobody asks for changesets that it took', () => {
	const folder = repository('@own/http@0.9.0');
	const changesets = [{ releases: [{ name: '@own/http' }] }];
	expect(isDue(own('0.10.0'), [], folder)).toBe(true);
	expect(isDue(own('0.9.0'), [], folder)).toBe(false);
	expect(isDue(own('0.10.0'), changesets, folder)).toBe(false);
});

test('without changesets the versions stay, and the release goes on', () => {
	const folder = kept(copyProject());
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
	for (const name of readdirSync(join(folder, '.changeset'))) {
		if (name.endsWith('.md')) rmSync(join(folder, '.changeset', name));
	}
	const { status, stdout } = spawnSync(process.execPath, ['scripts/release/version.mjs'], {
		cwd: folder,
		encoding: 'utf8',
	});
	expect([status, stdout]).toEqual([0, 'No changesets: the versions stay.\n']);
}, 60_000);

const npm =
	(status, stdout, stderr = '') =>
	() => ({ status, stdout, stderr });

test('a release on GitHub has what was published, at its commit', () => {
	const tarball = join(temporary(), 'own-1.0.0.tgz');
	writeFileSync(tarball, 'packed');
	const same = npm(0, JSON.stringify(integrityOf(tarball)));
	expect(() => requirePublished(tarball, 'own', '1.0.0', same)).not.toThrow();
	const other = npm(0, '"sha512-x"');
	expect(() => requirePublished(tarball, 'own', '1.0.0', other)).toThrow(
		'is not what the registry',
	);
	const nothing = npm(1, '{"error":{"code":"E404"}}');
	expect(() => requirePublished(tarball, 'own', '1.0.0', nothing)).toThrow(
		'does not have own@1.0.0',
	);
	expect(creation('own@1.0.0', 'release/own-1.0.0', 'c0ffee').join(' ')).toContain(
		'--target c0ffee',
	);
});

test('a registry that does not answer is not one that has nothing', () => {
	expect(publishedIntegrity('own', '2.0.0', npm(0, ''))).toBeUndefined();
	expect(() => publishedIntegrity('own', '2.0.0', npm(1, '', 'ETIMEDOUT'))).toThrow('ETIMEDOUT');
});
