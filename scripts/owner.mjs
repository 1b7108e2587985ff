// The names that only an owner can fill in are in owner.json; this compares every other place with it, and with "--write"
// writes them there.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
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

const address = /https:\/\/github\.com\/[\w.-]+\/[\w.-]+(?=\/(blob|issues|security|discussions))/g;
const mail = /[\w.+-]+@[\w-]+(\.[\w-]+)+/g;

/** Each place with what it should have, as a function of what it has. */
function places(owner) {
	const holder = (text) =>
		text.replace(/^(Copyright \(c\) \d+ ).*$/m, (_, before) => before + owner.holder);
	const links = (text) => text.replaceAll(address, owner.repository);
	const contact = (text) => links(text).replaceAll(mail, owner.email);
	const packages = publicPackages().map(({ folder }) => folder);
	return [
		...packages.map((folder) => [
			`${folder}/package.json`,
			(text) => manifestWith(owner, text, folder),
		]),
		...['LICENSE', ...packages.map((folder) => `${folder}/LICENSE`)].map((path) => [path, holder]),
		...packages.map((folder) => [`${folder}/README.md`, links]),
		...globSync(['.github/ISSUE_TEMPLATE/*.yml', '.github/*.md'], { cwd: root }).map((path) => [
			path,
			links,
		]),
		['CODE_OF_CONDUCT.md', contact],
		['SECURITY.md', contact],
	];
}

/** Places that have another name than owner.json; "isWritten" mends them. */
export function ownerProblems(isWritten = false) {
	return places(readOwner()).flatMap(([path, wanted]) => {
		const text = readFileSync(join(root, path), 'utf8');
		const right = wanted(text);
		if (right === text) return [];
		if (isWritten) writeFileSync(join(root, path), right);
		return isWritten ? [] : [`${path} differs from owner.json: node scripts/owner.mjs --write`];
	});
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
	await main(async (args) => {
		const problems = ownerProblems(args.includes('--write'));
		for (const problem of problems) say(problem);
		for (const problem of standInProblems(readOwner())) say(`Not yet: ${problem}`);
		return problems.length > 0 ? 1 : 0;
	});
}
