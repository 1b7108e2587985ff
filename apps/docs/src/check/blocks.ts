import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../project.ts';
import type { Pages } from '../stage.ts';

interface Block {
	readonly page: string;
	readonly language: string;
	readonly code: string;
}

const blocksOf = (pages: Pages): readonly Block[] =>
	Object.entries(pages).flatMap(([page, text]) =>
		[...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', code = '']) => ({
			page,
			language,
			code,
		})),
	);

interface Manifest {
	readonly name: string;
	readonly scripts?: Readonly<Record<string, string>>;
	readonly bin?: Readonly<Record<string, string>>;
}

const manifestOf = (folder: string) =>
	JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;

const folders = [
	'apps/migrate',
	'packages/auth',
	'packages/client',
	'packages/http',
	'packages/n8n-nodes-webex',
	'packages/n8n-nodes-webex-test',
	'packages/simulator',
];

/** In blocks of a shell and in code between texts: `npm run x`, `pnpm --filter p x`, `npx p`. */
export function commandProblems(pages: Pages): readonly string[] {
	const manifests = folders.map(manifestOf);
	const { scripts = {} } = manifestOf('.');
	const own = ['start', 'test'].concat(Object.keys(scripts));
	const byName = (name: string) => manifests.find((each) => each.name === name);
	return Object.entries(pages).flatMap(([page, text]) => {
		const code = [...text.matchAll(/`([^`\n]+)`|^```sh\n([\s\S]*?)^```$/gm)].flatMap(
			([, inline = '', block = '']) => [inline, ...block.split('\n')],
		);
		return code.flatMap((line) => {
			const [, run] = /\bnpm (?:run )?([a-z][\w:-]*)/.exec(line) ?? [];
			const [, filter = '', script = ''] = /\bpnpm --filter ([@\w/-]+) ([\w:-]+)/.exec(line) ?? [];
			const [, program] = /\bnpx (?:-\w+ )?(@webex-nodes\/[\w-]+)/.exec(line) ?? [];
			const problem = (what: string) => `${page}: "${line.trim()}" names ${what}`;
			return [
				...(run && !own.includes(run) && !npmItself.includes(run)
					? [problem(`no script ${run}`)]
					: []),
				...(script && !npmItself.includes(script) && !byName(filter)?.scripts?.[script]
					? [problem(`no script ${script}`)]
					: []),
				...(program && !byName(program)?.bin ? [problem('a package without a program')] : []),
			];
		});
	});
}

const npmItself = ['install', 'publish', 'pack', 'ci', 'exec'];

/** JSON has to be JSON. */
export const jsonProblems = (pages: Pages): readonly string[] =>
	blocksOf(pages)
		.filter(({ language }) => language === 'json')
		.flatMap(({ page, code }) => {
			try {
				JSON.parse(code);
				return [];
			} catch (error) {
				return [`${page} has JSON that cannot be read: ${String(error)}`];
			}
		});

/** What is run or compiled elsewhere, and what is only shown. */
const languages = ['', 'diff', 'json', 'mermaid', 'sh', 'text', 'ts', 'xml', 'yaml'];

export const languageProblems = (pages: Pages): readonly string[] =>
	blocksOf(pages)
		.filter(({ language }) => !languages.includes(language))
		.map(({ page, language }) => `${page} has code in ${language}, which nothing checks`);
