import { existsSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path/posix';
import { elsewhere } from './navigation.ts';
import { manifest, onCodeHost, root } from './project.ts';

const code = /(^`{3,}[\s\S]*?^`{3,}$|`[^`\n]+`)/gm;
/** Code is passed over, but the text of a link may be code. */
const codeOrLink =
	/^`{3,}[\s\S]*?^`{3,}$|(!?\[(?:`[^`\n]*`|[^\]`])*\]\()([^)\s#]*)(#[^)\s]*)?\)|`[^`\n]+`/gm;

/** The text outside of code goes through `change`. */
export const outsideOfCode = (markdown: string, change: (text: string) => string): string =>
	markdown
		.split(code)
		.map((part, index) => (index % 2 === 1 ? part : change(part)))
		.join('');

/** The targets of the links and pictures of a text. */
export const linksOf = (markdown: string): readonly string[] =>
	[...markdown.matchAll(codeOrLink)]
		.filter(([, before]) => before !== undefined)
		.map(([, , target = '', anchor = '']) => target + anchor);

/** Links of a page that stands at `source` in the repository, so that they work from `page` of the site. */
export const siteLinks = (markdown: string, source: string, page: string): string =>
	markdown.replaceAll(
		codeOrLink,
		(whole: string, before: string | undefined, target: string, anchor = '') =>
			before === undefined ? whole : `${before}${siteTarget(target, source, page)}${anchor})`,
	);

function siteTarget(target: string, source: string, page: string): string {
	const made = pageOf(target);
	if (made) return between(page, made);
	if (target === '' || /^[a-z]+:/.test(target)) return target;
	const path = normalize(join(dirname(source), target));
	const own = Object.entries(elsewhere).find(([, file]) => file === path)?.[0];
	if (own) return between(page, `${own}.md`);
	// The code, and what else is no page.
	if (!path.startsWith('docs/') && existsSync(join(root, path))) return onCodeHost(path);
	return between(page, relative('docs', path));
}

/** Pages that are made from the code are linked by their address, which works on a code host too. */
export function pageOf(target: string): string | undefined {
	if (!target.startsWith(`${manifest.homepage}/`)) return undefined;
	const path = target.slice(manifest.homepage.length + 1);
	return path === '' || path.endsWith('/') ? `${path}index.md` : `${path}.md`;
}

function between(page: string, other: string): string {
	const path = relative(dirname(page), other);
	return path.startsWith('.') ? path : `./${path}`;
}
