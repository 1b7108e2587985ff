import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitepress';
import { diagrams } from './diagrams.mjs';
import { search } from './search.mjs';

// Written by apps/docs/src/stage.ts, with the pages.
const pages = new URL('../.pages/', import.meta.url);
const { base, groups, repository } = JSON.parse(readFileSync(new URL('site.json', pages), 'utf8'));

/** As code hosts make anchors, so that a link works there too. */
const slugify = (heading) =>
	heading
		.trim()
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
		.replaceAll(/\s/g, '-');

export default defineConfig({
	title: 'Webex for n8n',
	description: 'Nodes that retrieve and send Webex messages, ask people, and plan meetings in n8n',
	lang: 'en-GB',
	base,
	srcDir: '.pages',
	outDir: '../dist',
	cacheDir: '.cache',
	cleanUrls: true,
	metaChunk: true,
	// The theme's own font would be loaded for every reader; those of the system are there already.
	head: [['meta', { name: 'referrer', content: 'no-referrer' }]],
	markdown: {
		// Pages hold no HTML: what looks like it, such as <webExId>, is text.
		html: false,
		attrs: { disable: true },
		anchor: { slugify },
		config: (md) => {
			diagrams(md);
			// n8n writes expressions as Vue does.
			for (const rule of ['text', 'code_inline']) {
				const render = md.renderer.rules[rule];
				md.renderer.rules[rule] = (...args) => render(...args).replaceAll('{{', '&#123;&#123;');
			}
		},
	},
	themeConfig: {
		outline: [2, 3],
		search,
		notFound: {
			title: 'There is no such page',
			quote: 'It may have another name now: the search (Ctrl K) finds it by its words.',
			linkText: 'What this is',
			linkLabel: 'What this is',
		},
		sidebar: groups.map(({ text, items, collapsed = false }) => ({
			text,
			collapsed,
			items: items.map((item) => ({
				text: item.text,
				link: `/${item.link}`.replace(/\/index$/, '/'),
			})),
		})),
		nav: [
			{ text: 'Start', link: '/start' },
			{ text: 'Nodes', link: '/nodes/' },
			{ text: 'When something fails', link: '/troubleshooting' },
		],
		socialLinks: [{ icon: 'github', link: repository }],
	},
});
