import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';

/**
 * Unpacks a tarball of npm, without its outermost folder. GNU tar, which may come first on Windows, takes what is before a
 * colon for another machine: so no path has the letter of a disk.
 */
export function unpack(tarball, folder) {
	mkdirSync(folder, { recursive: true });
	const cwd = dirname(tarball);
	const place = relative(cwd, folder).replaceAll('\\', '/');
	execFileSync('tar', ['-xzf', basename(tarball), '-C', place, '--strip-components=1'], { cwd });
}
