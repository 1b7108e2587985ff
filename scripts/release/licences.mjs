import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import parse from 'spdx-expression-parse';

/** They ask for no more than to be named, or to publish changes of their own files. */
const accepted = new Set([
	'0BSD',
	'Apache-2.0',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'ISC',
	'MIT',
	'MPL-2.0',
]);
/** Of "A OR B" one is enough, of "A AND B" both must do. */
export function isAccepted(expression) {
	if (typeof expression !== 'string') return false;
	const judge = ({ license, conjunction, left, right }) => {
		if (conjunction === 'or') return judge(left) || judge(right);
		if (conjunction === 'and') return judge(left) && judge(right);
		return accepted.has(license);
	};
	try {
		return judge(parse(expression));
	} catch {
		// Not an expression of SPDX, such as "SEE LICENSE IN x": a person has to look.
		return false;
	}
}

const notices = 'THIRD-PARTY-NOTICES.md';
const program = fileURLToPath(new URL('bundled.mjs', import.meta.url));

/** The folders of the packages of others whose code the bundler puts into this one. */
export function bundledInto(folder) {
	const [config] = readdirSync(folder).filter((name) => name.startsWith('tsdown.config.'));
	const said = execFileSync(process.execPath, [program, config], { cwd: folder, encoding: 'utf8' });
	const { modules, folders } = JSON.parse(said);
	if (modules === 0) throw new Error(`The bundler put nothing into ${folder}`);
	return folders;
}

export function textOf(folder) {
	const [name] = readdirSync(folder).filter((each) => /^(licen[cs]e|copying)(\.|$|-)/i.test(each));
	return name && readFileSync(join(folder, name), 'utf8').trim();
}

const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** The file that a tarball needs beside its own licence, or nothing when nothing of others is in it. */
export function noticesFor(folders) {
	if (folders.length === 0) return undefined;
	const parts = folders.map((folder) => {
		const { name, version, license } = manifestOf(folder);
		return `## ${name} ${version} (${license})\n\n\`\`\`\n${textOf(folder) ?? ''}\n\`\`\`\n`;
	});
	return `# Code of others in this package\n\n${parts.join('\n')}`;
}

/** Licences that were not accepted, texts that are missing, and notices that are not those of what is bundled. */
export function licenceProblems({ tree, bundled, unpacked }) {
	const [, ...others] = tree;
	const unknown = others
		.filter(({ manifest }) => !isAccepted(manifest.license))
		.map(({ manifest: { name, license } }) => `${name} has the licence ${license}`);
	const silent = bundled
		.filter((folder) => !textOf(folder))
		.map((folder) => `${manifestOf(folder).name} is bundled and has no text of its licence`);
	const path = join(unpacked, notices);
	const has = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
	const isRight = has === noticesFor(bundled);
	const names = bundled.map((folder) => manifestOf(folder).name).join(', ') || 'nothing of others';
	return [
		...unknown,
		...silent,
		...(isRight ? [] : [`${notices} does not hold the texts of what is bundled: ${names}`]),
	];
}
