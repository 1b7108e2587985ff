import fc from 'fast-check';
import { marked } from 'marked';
import { expect, test } from 'vitest';
import { htmlToMarkdown } from './html.ts';

test.each([
	['<b>Down</b>: <i>core</i> switch', '**Down**: *core* switch'],
	['<strong> spaced </strong>x', '**spaced** x'],
	['one<br>two<br/>three', 'one  \ntwo  \nthree'],
	['<p>one</p><p>two</p>', 'one\n\ntwo'],
	['<h2>Title</h2>text', '## Title\n\ntext'],
	['<a href="https://example.com/a_(b)">the page</a>', '[the page](https://example.com/a_%28b%29)'],
	['<a href="javascript:alert(1)">x</a>', 'x'],
	['<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>', '- a\n- b\n  - c'],
	['<ol><li>a</li><li>b</li></ol>', '1. a\n2. b'],
	['<ol start="3"><li>a</li><li>b</li></ol>', '3. a\n4. b'],
	['<ol start="-3"><li>a</li></ol>', '1. a'],
	['<blockquote>a<br>b</blockquote>', '> a  \n> b'],
	['<pre><code>if (a &lt; b) {\n  c();\n}</code></pre>', '```\nif (a < b) {\n  c();\n}\n```'],
	['run <code>ls `x`</code>', 'run `` ls `x` ``'],
	['2 * 3 * 4_5', '2 \\* 3 \\* 4\\_5'],
	['# not a heading', '\\# not a heading'],
	['a &lt;b&gt; &amp; c', 'a &lt;b&gt; &amp; c'],
	['<script>alert(1)</script>text<style>p{}</style>', 'text'],
	[
		'Hi <@personEmail:ana@example.com|Ana> and <@all>',
		'Hi <@personEmail:ana@example.com|Ana> and <@all>',
	],
	[
		'<spark-mention data-object-type="person" data-object-id="Y2lzY29z">Ana</spark-mention> look',
		'<@personId:Y2lzY29z|Ana> look',
	],
	[
		'<spark-mention data-object-type="groupMention" data-group-type="all">All</spark-mention>',
		'<@all>',
	],
	['<table><tr><th>Site</th><td>Oslo</td></tr></table>', '**Site** | Oslo'],
	['see https://example.com/a_b_c now', 'see https://example.com/a_b_c now'],
	['text', 'text'],
	['', ''],
])('%s', (html, markdown) => {
	expect(htmlToMarkdown(html)).toBe(markdown);
});

const decode = (html: string) =>
	html
		.replaceAll(/<[^>]+>/g, '')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&amp;', '&');
const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const escapeHtml = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

test('a text stays the text that it is, whatever marks are in it', () => {
	const words = fc.array(
		fc.oneof(
			fc.stringMatching(/^[a-z]{1,6}$/),
			fc.constantFrom(
				'*',
				'_',
				'**',
				'`',
				'``',
				'#',
				'>',
				'<b>',
				'&amp;',
				'[a](b)',
				'1.',
				'-',
				'~~',
				'\\',
				'|',
				'!',
			),
		),
		{ minLength: 1, maxLength: 8 },
	);
	fc.assert(
		fc.property(words, fc.constantFrom('', ' '), (parts, between) => {
			const text = parts.join(between);
			const markdown = htmlToMarkdown(`<p>${escapeHtml(text)}</p>`);
			const html = marked.parse(markdown, { async: false });
			expect(inOneLine(decode(html))).toBe(inOneLine(text));
		}),
		{ numRuns: 2000 },
	);
});

test('nothing that looks like HTML makes it fail, and mentions come through', () => {
	const piece = fc.oneof(
		fc.string({ unit: 'grapheme', maxLength: 12 }),
		fc.constantFrom(
			'<b>',
			'</b>',
			'<p>',
			'</p>',
			'<ul>',
			'<li>',
			'</ul>',
			'<pre>',
			'</pre>',
			'<code>',
			'<a href="',
			'<br>',
			'</',
			'<!--',
			'<td>',
		),
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
			expect(typeof htmlToMarkdown(pieces.join(''))).toBe('string');
			expect(htmlToMarkdown(`<p><@personEmail:a@b.example></p>${pieces.join('')}`)).toContain(
				'<@personEmail:a@b.example>',
			);
		}),
		{ numRuns: 2000 },
	);
});

test.each(['constructor', 'toString', 'hasOwnProperty'])(
	'an element called %s is one that nobody knows',
	(name) => {
		expect(htmlToMarkdown(`a<${name}>b<b>c</b></${name}>d`)).toBe('ab**c**d');
		expect(htmlToMarkdown(`<i><${name} ${name}="1">b</i>`)).toBe('*b*');
	},
);

const many = 10_000;

test.each([
	['elements in elements', `${'<span>'.repeat(many)}text${'</i>'.repeat(many)}`, 'text'],
	['quotes in quotes', `${'<blockquote>'.repeat(many)}text`, `${'> '.repeat(200)}text`],
	['lines', 'text<br>'.repeat(many), `${'text  \n'.repeat(many - 1)}text`],
	[
		'long lines',
		'xxxxxxxxxx<br>'.repeat(20 * many),
		`${'xxxxxxxxxx  \n'.repeat(20 * many - 1)}xxxxxxxxxx`,
	],
	['elements without content', '<i></i>x'.repeat(20 * many), 'x'.repeat(20 * many)],
	[
		'lines without text in bold',
		`<b>a${'<br>'.repeat(20 * many)}b</b>`,
		`**a${'  \n'.repeat(20 * many)}b**`,
	],
	[
		'marks of code in code',
		`<code>${'` '.repeat(20 * many)}x</code>`,
		`\`\` ${'` '.repeat(20 * many)}x \`\``,
	],
	['blanks', `a${' '.repeat(10 * many)}<br>b`, 'a  \nb'],
	['comments that do not end', `text${'<!--'.repeat(many)}`, 'text'],
	['tags that do not end', `text${'<a b="'.repeat(many)}`, 'text'],
	['end tags that do not end', `text${'</a '.repeat(many)}`, 'text'],
	['scripts that do not end', `text${'<script>'.repeat(many)}`, 'text'],
	['references that are none', '&#'.repeat(many), '&amp;#'.repeat(many)],
	['a script below many elements', `${'<span>'.repeat(300)}text<script>alert(1)</script>`, 'text'],
])('a crowd of %s comes to its end', (_, html, markdown) => {
	expect(htmlToMarkdown(html)).toBe(markdown);
});
