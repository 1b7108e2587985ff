import { existsSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { elsewhere } from './navigation.ts';
import { onCodeHost, root } from './project.ts';

const link = /(!?\[[^\]]*\]\()([^)#\s:]+)(#[^)\s]*)?\)/g;
const fence = /(^`{3,}[\s\S]*?^`{3,}$|`[^`\n]+`)/m;

/** Links of a page that stands at `source` in the repository, so that they work from `page` of the site. */
export const siteLinks = (markdown: string, source: string, page: string): string =>
	markdown
		.split(new RegExp(fence, 'gm'))
		.map((part, index) => (index % 2 === 1 ? part : part.replaceAll(link, rewrite(source, page))))
		.join('');

function rewrite(source: string, page: string) {
	return (_: string, before: string, target: string, anchor = ''): string => {
		const path = normalize(join(dirname(source), target));
		const own = Object.entries(elsewhere).find(([, file]) => file === path)?.[0];
		const onSite = own ? `${own}.md` : relative('docs', path);
		// The code, and what else is no page.
		if (onSite.startsWith('..') && existsSync(join(root, path))) {
			return `${before}${onCodeHost(path)}${anchor})`;
		}
		if (!isPage(onSite)) return `${before}${target}${anchor})`;
		const from = relative(dirname(page), onSite);
		return `${before}${from.startsWith('.') ? from : `./${from}`}${anchor})`;
	};
}

const isPage = (path: string) => !path.startsWith('..');
