import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { base, built, manifest, staged } from '../project.ts';

interface Page {
	readonly path: string;
	readonly isWhole: boolean;
	readonly hasUndrawn: boolean;
	readonly loads: readonly string[];
	readonly ids: ReadonlySet<string>;
	readonly targets: readonly string[];
}

const decoded = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"');

function readPage(path: string): Page {
	const html = readFileSync(join(built, path), 'utf8');
	return {
		path,
		isWhole: path === '404.html' || (html.includes('<h1') && html.includes('class="VPDocFooter"')),
		hasUndrawn: hasUndrawnDiagram(html),
		loads: loadedFromElsewhere(html),
		ids: new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => decoded(id))),
		targets: [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, to = '']) => decoded(to)),
	};
}

/** Code that begins as a diagram of Mermaid does, whatever language its block names. */
export const hasUndrawnDiagram = (html: string): boolean =>
	html.includes('language-mermaid') ||
	[...html.matchAll(/<code[^>]*>([\s\S]*?)<\/code>/g)].some(([, shown = '']) =>
		/^\s*(?:flowchart|graph) (?:TB|TD|BT|LR|RL)\s|^\s*(?:sequence|class|state|er)Diagram\b/.test(
			shown.replaceAll(/<[^>]*>/g, ''),
		),
	);

/** What a browser would get from another host: scripts, styles, fonts, pictures. A link is only followed by a person. */
export const loadedFromElsewhere = (html: string): readonly string[] =>
	[
		...html.matchAll(/<(?:script|img|iframe|source|video|audio|embed)\b[^>]*\ssrc="([^"]*)"/g),
		...html.matchAll(/<link\b[^>]*\shref="([^"]*)"/g),
		...html.matchAll(/(?:@import\s+(?:url\()?|url\()["']?([^"')]*)/g),
	]
		.map(([, address = '']) => address)
		.filter((address) => /^(?:https?:)?\/\//.test(address));

const isFile = (path: string) =>
	statSync(join(built, path), { throwIfNoEntry: false })?.isFile() ?? false;

/** As GitHub Pages and other hosts of files find a page: `x`, `x.html`, `x/index.html`. */
const fileOf = (path: string): string | undefined =>
	[path, `${path}.html`, join(path, 'index.html')].find(isFile);

function problemsOf(page: Page, pages: ReadonlyMap<string, Page>): readonly string[] {
	return page.targets.flatMap((target) => {
		if (/^(?:[a-z]+:|\/\/)/.test(target)) return [];
		const [path = '', anchor] = target.split('#');
		if (path.startsWith('/') && !path.startsWith(base) && `${path}/` !== base) {
			return [`${page.path} links ${target}, which is outside of ${base}`];
		}
		const absolute = path.startsWith('/')
			? path.slice(base.length)
			: path === ''
				? page.path
				: normalize(join(dirname(page.path), path));
		const file = fileOf(decodeURI(absolute));
		if (!file) return [`${page.path} links ${target}, which does not exist`];
		const id = anchor && decodeURIComponent(anchor);
		if (!id || pages.get(file)?.ids.has(id)) return [];
		return [`${page.path} links ${target}, which has no such heading`];
	});
}

/** What "Docs" in the editor opens. */
function addressProblems(): readonly string[] {
	const names = (kind: 'credentials' | 'nodes') => manifest.n8n[kind].map(nameOf);
	return [
		...names('nodes').map((name) => `nodes/${name}`),
		...names('credentials').map((name) => `credentials/${name}`),
	]
		.filter((path) => !fileOf(path))
		.map((path) => `"Docs" opens ${manifest.homepage}/${path}, which is no page of the site`);
}

/** `dist/nodes/Webex/Webex.node.js` describes the node `webex`. */
function nameOf(file: string): string {
	const [name = ''] = file.split('/').at(-1)?.split('.') ?? [];
	return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

/** Pages that no entry of the navigation leads to; those of a library are reached from its first page. */
function orphans(pages: readonly string[]): readonly string[] {
	const { groups } = JSON.parse(readFileSync(join(staged, 'site.json'), 'utf8')) as {
		readonly groups: readonly { readonly items: readonly { readonly link: string }[] }[];
	};
	const known = new Set(groups.flatMap(({ items }) => items.map(({ link }) => fileOf(link))));
	return pages
		.filter((page) => !known.has(page) && !page.startsWith('api/') && page !== '404.html')
		.map((page) => `${page} is not in the navigation`);
}

/** The generator says when it cannot write a page, and goes on. */
const emptyPages = (pages: ReadonlyMap<string, Page>): readonly string[] =>
	[...pages.values()].filter(({ isWhole }) => !isWhole).map(({ path }) => `${path} is empty`);

const contentProblems = (pages: ReadonlyMap<string, Page>): readonly string[] =>
	[...pages.values()].flatMap(({ path, hasUndrawn, loads }) => [
		...(hasUndrawn ? [`${path} shows a diagram as code`] : []),
		...loads.map((address) => `${path} loads ${address}`),
	]);

/** Every link, anchor, picture and script of the built site. */
export async function siteProblems(): Promise<{ pages: number; problems: readonly string[] }> {
	const paths = readdirSync(built, { recursive: true, encoding: 'utf8' })
		.map((name) => name.replaceAll('\\', '/'))
		.filter((name) => name.endsWith('.html'));
	const pages = new Map(paths.map((path) => [path, readPage(path)]));
	return {
		pages: paths.length,
		problems: [
			...new Set([...pages.values()].flatMap((page) => problemsOf(page, pages))),
			...addressProblems(),
			...emptyPages(pages),
			...contentProblems(pages),
			...orphans(paths),
		],
	};
}
