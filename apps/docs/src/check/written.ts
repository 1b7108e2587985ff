import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { linksOf, outsideOfCode } from '../links.ts';
import { anchorOf } from '../markdown.ts';
import { root } from '../project.ts';
import type { Pages } from '../stage.ts';

/** As code hosts and the site number equal headings. */
function anchorsOf(markdown: string): ReadonlySet<string> {
	const anchors = new Set<string>();
	const headings: string[] = [];
	outsideOfCode(markdown.replaceAll(/`([^`\n]+)`/g, '$1'), (text) => {
		for (const [, heading = ''] of text.matchAll(/^#{1,6} (.+)$/gm)) headings.push(heading);
		return text;
	});
	for (const heading of headings) {
		const plain = anchorOf(heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('\\', ''));
		let anchor = plain;
		for (let count = 1; anchors.has(anchor); count++) anchor = `${plain}-${count}`;
		anchors.add(anchor);
	}
	return anchors;
}

/** Links between the pages, to their headings, and to pictures. `pages` is all that the site has, but for the libraries. */
export function linkProblems(pages: Pages): readonly string[] {
	return Object.entries(pages).flatMap(([page, text]) =>
		linksOf(text).flatMap((target) => {
			if (/^[a-z]+:/.test(target) || target === '') return [];
			const [path = '', anchor] = target.split('#');
			const file = path === '' ? page : normalize(join(dirname(page), path));
			if (file.startsWith('api/')) return [];
			const found = pages[file];
			if (found === undefined) {
				return existsSync(join(root, 'docs', file))
					? []
					: [`${page} links ${target}, which does not exist`];
			}
			return anchor && !anchorsOf(found).has(anchor)
				? [`${page} links ${target}, which has no such heading`]
				: [];
		}),
	);
}
