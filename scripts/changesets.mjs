// Reads the descriptions of changes as a release does, and names those that a release could not use.
import { readChangesets } from '@changesets/read';
import { allPackages } from './release/packages.mjs';
import { main, root, say } from './toolchain.mjs';

await main(async () => {
	const packages = new Set(allPackages().map(({ name }) => name));
	const changesets = await readChangesets(root);
	const problems = changesets.flatMap(({ id, releases, summary }) => [
		...(summary === '' ? [`.changeset/${id}.md is empty: describe the change`] : []),
		...(releases.length === 0 ? [`.changeset/${id}.md names no package`] : []),
		...releases
			.filter(({ name }) => !packages.has(name))
			.map(
				({ name }) => `.changeset/${id}.md names "${name}", which is not a package of this project`,
			),
	]);
	for (const problem of problems) say(problem);
	say(`${changesets.length} changesets`);
	return problems.length > 0 ? 1 : 0;
});
