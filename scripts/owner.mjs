// The names that only an owner can fill in are in owner.json; this compares every other place with it, and with "--write"
// writes them there.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { addressProblems } from './addresses.mjs';
import { publicPackages } from './release/packages.mjs';
import { main, root, say } from './toolchain.mjs';

export const readOwner = () => JSON.parse(readFileSync(join(root, 'owner.json'), 'utf8'));

/** What a release must not be made with. */
export function standInProblems(owner) {
	const reserved = Object.entries(owner)
		.filter(([, value]) => typeof value === 'string' && /\.(example|invalid|test)\b/.test(value))
		.map(([name]) => name);
	return [...new Set([...owner.standIns, ...reserved])].map(
		(name) =>
			`owner.json: "${name}" is a stand-in (${owner[name]}). Set it, take it out of "standIns", and run "node scripts/owner.mjs --write".`,
	);
}

/** The fields of a manifest that come from the owner, before all others that follow "license". */
function manifestWith(owner, text, folder) {
	const { homepage, author, repository, bugs, ...manifest } = JSON.parse(text);
	const own = {
		homepage: owner.homepage,
		bugs: `${owner.repository}/issues`,
		author: { name: owner.author, email: owner.email },
		repository: { type: 'git', url: `git+${owner.repository}.git`, directory: folder },
	};
	const entries = Object.entries(manifest).flatMap(([name, value]) =>
		name === 'license' ? [[name, value], ...Object.entries(own)] : [[name, value]],
	);
	return `${JSON.stringify(Object.fromEntries(entries), null, '\t')}\n`;
}

/** What was written last: the manifest that the registry shows has it. */
function readWritten() {
	const path = join(root, 'packages', 'n8n-nodes-webex', 'package.json');
	const { homepage, repository, author } = JSON.parse(readFileSync(path, 'utf8'));
	const address = repository.url.replace(/^git\+|\.git$/g, '');
	return { homepage, repository: address, email: author.email };
}

/** A text of before, with the names of now. */
export const renamed = (text, written, owner) =>
	['homepage', 'repository', 'email'].reduce(
		(changed, name) => changed.replaceAll(written[name], owner[name]),
		text,
	);

const documents = ['*.md', 'docs/**/*.md', '.github/**/*.{md,yml}', '{packages,apps}/*/README.md'];

/** Each place with what it should have, as a function of what it has; manifests last, since they say what was written. */
function places(owner) {
	const written = readWritten();
	const holder = (text) =>
		text.replace(/^(Copyright \(c\) \d+ ).*$/m, (_, before) => before + owner.holder);
	const packages = publicPackages().map(({ folder }) => folder);
	const licences = ['LICENSE', ...packages.map((folder) => `${folder}/LICENSE`)];
	return [
		...globSync(documents, { cwd: root, exclude: (path) => /node_modules/.test(path) }).map(
			(path) => [path, (text) => renamed(text, written, owner)],
		),
		...licences.map((path) => [path, holder]),
		...packages.map((folder) => [
			`${folder}/package.json`,
			(text) => manifestWith(owner, text, folder),
		]),
	];
}

/** Places that have another name than owner.json; "isWritten" mends them. */
export function ownerProblems(isWritten = false) {
	const problems = places(readOwner()).flatMap(([path, wanted]) => {
		const text = readFileSync(join(root, path), 'utf8');
		const right = wanted(text);
		if (right === text) return [];
		if (isWritten) writeFileSync(join(root, path), right);
		return isWritten ? [] : [`${path} differs from owner.json: node scripts/owner.mjs --write`];
	});
	return [...problems, ...addressProblems(isWritten)];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
	await main(async (args) => {
		const problems = ownerProblems(args.includes('--write'));
		for (const problem of problems) say(problem);
		for (const problem of standInProblems(readOwner())) say(`Not yet: ${problem}`);
		return problems.length > 0 ? 1 : 0;
	});
}
