/** The arguments of "gh". Without the commit, the tag would be at the newest one of main, whatever was published. */
export const creation = (tag, file, commit) => [
	...['release', 'create', tag, `${file}.tgz`, `${file}.cdx.json`],
	...['--target', commit, '--title', tag, '--notes-file', '-'],
];
