// What "Docs" in the editor opens: pages of this project, below "homepage" of the published package.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './toolchain.mjs';

const folder = join(root, 'packages', 'n8n-nodes-webex');
const page = /https:\/\/[^\s'"]+?\/(nodes|credentials)\/(\w+)/g;

/** n8n's linter wants whole addresses in the files, so they are compared with that one place, or written from it. */
export function addressProblems(isWritten) {
	const { homepage } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const files = globSync(['nodes/*/*.node.json', 'credentials/*.credentials.ts'], { cwd: folder });
	return files.flatMap((file) => {
		const text = readFileSync(join(folder, file), 'utf8');
		const wanted = text.replaceAll(page, (_, kind, name) => `${homepage}/${kind}/${name}`);
		if (wanted === text) return [];
		if (isWritten) writeFileSync(join(folder, file), wanted);
		return isWritten
			? []
			: [`${file} has a page outside ${homepage}: node scripts/docs.mjs --write`];
	});
}
