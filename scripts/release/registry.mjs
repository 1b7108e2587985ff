import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { commandLine, SetupError } from '../toolchain.mjs';

const shell = process.platform === 'win32';

function ask(args) {
	return spawnSync(...commandLine('npm', args), { encoding: 'utf8', shell });
}

/** The integrity of what the registry has of a version, such as "sha512-…"; nothing when it has none. */
export function publishedIntegrity(name, version, askNpm = ask) {
	const asked = askNpm(['view', `${name}@${version}`, 'dist.integrity', '--json']);
	// Of a version that a package does not have, npm says nothing.
	if (asked.status === 0) return asked.stdout.trim() === '' ? undefined : JSON.parse(asked.stdout);
	if (asked.stdout.includes('E404')) return undefined;
	throw new SetupError(`npm could not ask the registry for ${name}: ${asked.stderr.trim()}`);
}

export const integrityOf = (path) =>
	`sha512-${createHash('sha512').update(readFileSync(path)).digest('base64')}`;

/** A release on GitHub shows what was published, and not what a later commit would be. */
export function requirePublished(tarball, name, version, askNpm = ask) {
	const published = publishedIntegrity(name, version, askNpm);
	if (published === integrityOf(tarball)) return;
	throw new SetupError(
		published
			? `${tarball} is not what the registry has as ${name}@${version}: run the workflow of the commit that was published again.`
			: `The registry does not have ${name}@${version}.`,
	);
}
