// npm run release:dry: everything that a release does but publishing it. "--write" updates the reports in "etc";
// "--strict" is for the release itself: stand-ins, and what could not be asked, stop it too.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readChangesets } from '@changesets/read';
import { ownerProblems, readOwner, standInProblems } from './owner.mjs';
import { apiReport, undescribed } from './release/api.mjs';
import { audit } from './release/audit.mjs';
import { changesOf } from './release/changelog.mjs';
import { contentProblems, reportOf } from './release/contents.mjs';
import { copyProject, makeRelease, pack } from './release/copy.mjs';
import { isDue, reportAtLastRelease } from './release/last.mjs';
import { bundledInto, licenceProblems } from './release/licences.mjs';
import { fileNameOf, publicPackages } from './release/packages.mjs';
import { sbomOf, sbomProblems } from './release/sbom.mjs';
import { treeOf } from './release/tree.mjs';
import { publintProblems, typeProblems } from './release/types.mjs';
import { unpack } from './release/unpack.mjs';
import { main, prepare, readOptions, root, say } from './toolchain.mjs';

const output = join(root, 'release');

function apiProblems(own, released, changesets, isWritten) {
	if (!released.manifest.exports) return [];
	const now = apiReport(released);
	const path = reportOf(released.name, 'api.md');
	if (isWritten) writeFileSync(path, now);
	const isKnown = existsSync(path) && readFileSync(path, 'utf8') === now;
	return [
		...(isKnown
			? []
			: [`the types differ from ${relative(root, path)}: npm run release:dry -- --write`]),
		...(isDue(own, changesets)
			? []
			: undescribed({ name: own.name, before: reportAtLastRelease(own.name), now, changesets })),
	];
}

function changelogProblems({ manifest, unpacked }) {
	const path = join(unpacked, 'CHANGELOG.md');
	const isThere =
		existsSync(path) && changesOf(readFileSync(path, 'utf8'), manifest.version) !== '';
	return isThere ? [] : [`CHANGELOG.md says nothing of ${manifest.version}`];
}

async function checkPackage(own, folder, env, changesets, isWritten) {
	const before = publicPackages(folder).find(({ name }) => name === own.name);
	const place = join(folder, own.folder);
	await pack(place, output, env);
	const { version } = before.manifest;
	const file = `${fileNameOf(own.name)}-${version}.tgz`;
	const tarball = join(output, file);
	const unpacked = join(folder, '.unpacked', fileNameOf(own.name));
	unpack(tarball, unpacked);
	const manifest = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8'));
	const released = { name: own.name, manifest, tarball, unpacked };
	const bundled = bundledInto(place);
	const tree = treeOf(place, bundled);
	const sbom = sbomOf(tree);
	writeFileSync(join(output, `${fileNameOf(own.name)}-${version}.cdx.json`), `${sbom}\n`);
	const problems = [
		...changelogProblems(released),
		...contentProblems({ ...released, isWritten }),
		...(await publintProblems(released)),
		...(await typeProblems(released)),
		...apiProblems(own, released, changesets, isWritten),
		...(await sbomProblems(sbom)),
		...licenceProblems({ tree, bundled, unpacked }),
	];
	const kilobytes = Math.round(readFileSync(tarball).length / 1000);
	say(
		`${own.name.padEnd(24)} ${own.manifest.version} → ${version}  ${kilobytes} KB packed, ${tree.length - 1} packages with it, ${problems.length} problems`,
	);
	return problems.map((problem) => `${own.name}: ${problem}`);
}

await main(async (args) => {
	const { values } = readOptions(args, {
		options: { write: { type: 'boolean' }, strict: { type: 'boolean' } },
	});
	const started = Date.now();
	const env = await prepare();
	rmSync(output, { recursive: true, force: true });
	mkdirSync(output);
	mkdirSync(join(root, 'etc'), { recursive: true });
	const changesets = await readChangesets(root);
	const folder = copyProject();
	const problems = ownerProblems();
	const warnings = standInProblems(readOwner());
	try {
		const own = await makeRelease(folder, env);
		for (const each of publicPackages())
			problems.push(...(await checkPackage(each, folder, own, changesets, values.write)));
		const { wasAsked, problems: holes } = audit(folder, own);
		problems.push(...holes);
		if (!wasAsked)
			warnings.push(
				'The registry did not answer about known holes: "pnpm audit --prod" was not done.',
			);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	if (values.strict) problems.push(...warnings.splice(0));
	for (const problem of problems) say(`problem: ${problem}`);
	for (const warning of warnings) say(`stops a release: ${warning}`);
	const count = readdirSync(output).length;
	const seconds = Math.round((Date.now() - started) / 1000);
	say(
		`${count} files in "release", ${problems.length} problems, ${seconds} s; nothing was published`,
	);
	return problems.length > 0 ? 1 : 0;
});
