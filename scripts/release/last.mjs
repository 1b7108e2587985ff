import { execFileSync } from 'node:child_process';
import { root } from '../toolchain.mjs';
import { fileNameOf } from './packages.mjs';

const git = (cwd, ...args) => execFileSync('git', args, { cwd, encoding: 'utf8' });

/** The tags of a package that this commit comes after, the newest version first. */
export const tagsOf = (name, from = root) =>
	git(from, 'tag', '--merged', 'HEAD', '--sort=-v:refname', '--list', `${name}@*`)
		.split('\n')
		.filter(Boolean);

/** The report of the types in the last release, which its tag has; nothing before the first release. */
export function reportAtLastRelease(name, from = root) {
	const [tag] = tagsOf(name, from);
	return tag && git(from, 'show', `${tag}:etc/${fileNameOf(name)}.api.md`);
}

/**
 * Whether the pull request with the versions was merged, and its release is to be made: the tag comes after it. What
 * changed was described by the changesets that made this version.
 */
export const isDue = ({ name, manifest }, changesets, from = root) =>
	changesets.length === 0 && !tagsOf(name, from).includes(`${name}@${manifest.version}`);
