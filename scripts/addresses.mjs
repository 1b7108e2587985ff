// What "Docs" in the editor opens: pages of this project, below "homepage" of the published package.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from './toolchain.mjs';

const folder = join(root, 'packages', 'n8n-nodes-webex');
const page = /https:\/\/[^\s'"()]+?\/(nodes|credentials)\/(\w+)/g;
/** In documents: pages that are made from the code, and, for readers elsewhere, also those of docs. */
const written = globSync('docs/*.md', { cwd: root }).map((file) => basename(file, '.md'));
const made = new RegExp(
	`https://(?![\\w.-]*(?:webex\\.com|n8n\\.io))[^\\s()]+?/((?:nodes|credentials|api)/[\\w/]*|${['troubleshooting', 'changelog', ...written].join('|')})(?=[#)])`,
	'g',
);

/** n8n's linter wants whole addresses in the files, so they are compared with that one place, or written from it. */
export function addressProblems(isWritten) {
	const { homepage } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const places = [
		...globSync(['nodes/*/*.node.json', 'credentials/*.credentials.ts'], { cwd: folder }).map(
			(file) => [
				join('packages', 'n8n-nodes-webex', file),
				(text) => text.replaceAll(page, (_, kind, name) => `${homepage}/${kind}/${name}`),
			],
		),
		...globSync(['README.md', 'docs/*.md', '{apps,packages}/*/README.md'], { cwd: root }).map(
			(file) => [file, (text) => text.replaceAll(made, (_, path) => `${homepage}/${path}`)],
		),
	];
	return places.flatMap(([file, wantedOf]) => {
		const text = readFileSync(join(root, file), 'utf8');
		const wanted = wantedOf(text);
		if (wanted === text) return [];
		if (isWritten) writeFileSync(join(root, file), wanted);
		return isWritten
			? []
			: [`${file} has a page outside ${homepage}: node scripts/docs.mjs --write`];
	});
}
