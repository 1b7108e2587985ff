import { expect, test } from 'vitest';
import { hasUndrawnDiagram, loadedFromElsewhere } from '../src/check/site.ts';

/** As the generator marks up a block of code, each line in elements of its own. */
const block = (language: string, ...lines: readonly string[]) =>
	`<div class="language-${language}"><pre><code>${lines
		.map((line) => `<span class="line"><span>${line}</span></span>`)
		.join('\n')}</code></pre></div>`;

test.each([
	block('mermaid', 'pie'),
	block('text', 'flowchart LR', '  a --&gt; b'),
	block('', 'sequenceDiagram', '  n8n-&gt;&gt;node: execute'),
])('a diagram that is shown as code is found', (html) => {
	expect(hasUndrawnDiagram(html)).toBe(true);
});

test.each([
	'<figure class="diagram"><svg><text>flowchart LR</text></svg></figure>',
	block('text', 'A flowchart of the node'),
])('a drawn diagram, and code that speaks of one, is none', (html) => {
	expect(hasUndrawnDiagram(html)).toBe(false);
});

test('what a page loads from another host is found, and links are not', () => {
	const html = `
		<a href="https://developer.webex.com">Webex</a>
		<script type="module" src="/webex-nodes/assets/app.js"></script>
		<script src="https://cdn.example.com/mermaid.js"></script>
		<link rel="stylesheet" href="//fonts.example.com/inter.css">
		<style>@import url('https://fonts.example.com/css2'); .a { background: url(/webex-nodes/a.svg) }</style>
		<img alt="" src="https://counter.example.com/pixel.gif">`;
	expect(loadedFromElsewhere(html).toSorted()).toEqual([
		'//fonts.example.com/inter.css',
		'https://cdn.example.com/mermaid.js',
		'https://counter.example.com/pixel.gif',
		'https://fonts.example.com/css2',
	]);
});
