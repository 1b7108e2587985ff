import {
	cpSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { libraries } from './api.ts';
import { changelogPage } from './changelog.ts';
import { siteLinks } from './links.ts';
import { decisions, type Entry, elsewhere, type Group, guides } from './navigation.ts';
import { credentialPage, indexPage } from './nodes/credential.ts';
import { isTrigger, type LoadedNode, loadCredentials, loadNodes } from './nodes/load.ts';
import { nodePage } from './nodes/page.ts';
import { base, manifest, root, staged } from './project.ts';
import { troubleshootingPage } from './troubleshooting/page.ts';

/** A page of the site, by its path there. */
export type Pages = Readonly<Record<string, string>>;

/** What is written by hand. */
export function writtenPages(): Pages {
	const docs = join(root, 'docs');
	const files = readdirSync(docs, { recursive: true, encoding: 'utf8' })
		.map((name) => name.replaceAll('\\', '/'))
		.filter((name) => name.endsWith('.md'));
	const sources = [
		...files.map((name) => [name, `docs/${name}`] as const),
		...Object.entries(elsewhere).map(([page, file]) => [`${page}.md`, file] as const),
	];
	return Object.fromEntries(
		sources
			.filter(([, source]) => statSync(join(root, source), { throwIfNoEntry: false }))
			.map(([page, source]) => {
				const text = readFileSync(join(root, source), 'utf8');
				return [page, siteLinks(text, source, page)];
			}),
	);
}

/** What is made from the code: nodes, credentials, errors, changes, the list of decisions. */
export async function madePages(): Promise<Pages> {
	const [nodes, credentials] = await Promise.all([loadNodes(), loadCredentials()]);
	const named = nodes.map(
		async (node) =>
			[`nodes/${node.description.name}.md`, await nodePage(node, credentials)] as const,
	);
	const row = ({ description: { displayName, name, description } }: LoadedNode) =>
		[displayName, `./${name}.md`, description] as const;
	return {
		...Object.fromEntries(await Promise.all(named)),
		'nodes/index.md': indexPage('Nodes and triggers', [
			...nodes.filter((node) => !isTrigger(node)).map(row),
			...nodes.filter(isTrigger).map(row),
		]),
		...Object.fromEntries(
			credentials.map((each) => [`credentials/${each.name}.md`, credentialPage(each, nodes)]),
		),
		'decisions/index.md': `# Decisions\n\nHalf a page each: what, why, what else was weighed.\n\n${decisions()
			.map(({ text, link }) => `- [${text}](./${link.split('/')[1]}.md)`)
			.join('\n')}\n`,
		'changelog.md': changelogPage(),
		'troubleshooting.md': troubleshootingPage(),
	};
}

/** Every page is in one of these groups. */
export async function navigation(): Promise<readonly Group[]> {
	const [nodes, credentials] = await Promise.all([loadNodes(), loadCredentials()]);
	const entry = ({ description: { displayName, name } }: LoadedNode): Entry => ({
		text: displayName,
		link: `nodes/${name}`,
	});
	const [start, how, ...others] = guides();
	return [
		...[start, how].filter((group) => group !== undefined),
		{
			text: 'Nodes',
			items: [
				{ text: 'All', link: 'nodes/' },
				...nodes.filter((node) => !isTrigger(node)).map(entry),
			],
		},
		{ text: 'Triggers', items: nodes.filter(isTrigger).map(entry) },
		{
			text: 'Credentials',
			items: credentials.map(({ displayName, name }) => ({
				text: displayName,
				link: `credentials/${name}`,
			})),
		},
		{
			text: 'Libraries',
			items: libraries.map((name) => ({
				text: `@webex-nodes/${name}`,
				link: `api/${name}/`,
			})),
		},
		...others,
		{
			text: 'Decisions',
			collapsed: true,
			items: [{ text: 'All', link: 'decisions/' }, ...decisions()],
		},
	];
}

/** Puts all pages where the generator reads them. */
export async function stage(): Promise<void> {
	rmSync(staged, { recursive: true, force: true });
	cpSync(join(root, 'docs'), staged, {
		recursive: true,
		filter: (source) => !source.endsWith('.md'),
	});
	const pages = { ...writtenPages(), ...(await madePages()) };
	for (const [name, text] of Object.entries(pages)) {
		const file = join(staged, name);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
	const site = {
		base,
		repository: manifest.repository.url.replace(/^git\+|\.git$/g, ''),
		groups: await navigation(),
	};
	writeFileSync(join(staged, 'site.json'), JSON.stringify(site, null, '\t'));
}
