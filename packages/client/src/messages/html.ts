import { parseHtml } from './html-parse.ts';

/** An element that is open, with the Markdown of its content so far. */
interface Open {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	/** None is empty. Joined once: the end of a text that grows is looked up in all of it, each time. */
	readonly pieces: string[];
	/** The number of entries so far, in a list. */
	entries: number;
}

const ignored = new Set(['head', 'iframe', 'noscript', 'object', 'script', 'style', 'template']);
const blocks = new Set(['address', 'article', 'div', 'footer', 'header', 'main', 'p', 'section']);

/**
 * Converts HTML to Markdown, because Webex takes no HTML: bold, italics, code, links, lists, quotes, headings,
 * mentions (`<spark-mention>`, or Webex's own `<@…>`). What Webex cannot show is left out, its text stays.
 * @see https://developer.webex.com/docs/basics (formatting messages)
 */
export function htmlToMarkdown(html: string): string {
	const mentions: string[] = [];
	// A parser of HTML would read these as tags.
	const held = html.replaceAll(/<@[^<>\n]+>/g, (mention) => {
		mentions.push(mention);
		return `\ue000${mentions.length - 1}\ue001`;
	});
	const root: Open = { name: '', attributes: {}, pieces: [], entries: 0 };
	const stack: Open[] = [root];
	const top = () => stack.at(-1) ?? root;
	parseHtml(held, {
		open: (name, attributes) => {
			if (name === 'br') breakLine(top().pieces);
			else if (name === 'hr') append(top(), '\n\n---\n\n');
			else stack.push({ name, attributes, pieces: [], entries: 0 });
		},
		close: (name) => {
			if (name === 'br' || name === 'hr') return;
			const element = stack.pop();
			if (element && element !== root) append(top(), render(element, stack));
			else stack.push(root);
		},
		text: (text) => {
			const isCode = stack.some((element) => element.name === 'pre' || element.name === 'code');
			if (isCode) push(top().pieces, text);
			else append(top(), escapeMarkdown(text.replaceAll(/[ \t\r\n\f]+/g, ' ')));
		},
	});
	return root.pieces
		.join('')
		.replaceAll(/\n{3,}/g, '\n\n')
		.trim()
		.replaceAll(/\ue000(\d+)\ue001/g, (_, index: string) => mentions[Number(index)] ?? '');
}

function push(pieces: string[], text: string): void {
	if (text !== '') pieces.push(text);
}

/** Blanks before it would add to those that make it a break. */
function breakLine(pieces: string[]): void {
	let last = '';
	while (last === '' && pieces.length > 0) last = withoutBlanks(pieces.pop() ?? '');
	push(pieces, last);
	pieces.push('  \n');
}

/** A pattern would begin at each blank of the text. */
function withoutBlanks(text: string): string {
	let end = text.length;
	while (text[end - 1] === ' ') end -= 1;
	return text.slice(0, end);
}

/** Blanks at the beginning of a line have no meaning in HTML, but one in Markdown. */
function append({ pieces }: Open, markdown: string): void {
	const isAtStart = /^\s?$/.test(pieces.at(-1)?.at(-1) ?? '');
	push(pieces, isAtStart ? markdown.replace(/^ +/, '') : markdown);
}

function render({ name, attributes, pieces }: Open, stack: readonly Open[]): string {
	if (ignored.has(name)) return '';
	const content = pieces.join('');
	if (blocks.has(name)) return `\n\n${content.trim()}\n\n`;
	const heading = /^h([1-6])$/.exec(name)?.[1];
	if (heading) return `\n\n${'#'.repeat(Number(heading))} ${oneLine(content)}\n\n`;
	const renderer = Object.hasOwn(renderers, name) ? renderers[name] : undefined;
	return renderer?.(content, attributes, stack) ?? content;
}

type Render = (content: string, attributes: Open['attributes'], stack: readonly Open[]) => string;

const strong: Render = (content) => wrap(content, '**');
const emphasis: Render = (content) => wrap(content, '*');
const list: Render = (content, _, stack) =>
	// A list inside an entry begins on the line after the text of the entry.
	stack.some(({ name }) => name === 'li')
		? `\n${content.trimEnd()}\n`
		: `\n\n${content.trim()}\n\n`;

/** Numbers that Markdown allows. */
const firstOf = ({ attributes: { start = '' } }: Open) =>
	/^\d{1,6}$/.test(start) ? Number(start) : 1;

const renderers: Readonly<Record<string, Render>> = {
	b: strong,
	strong,
	em: emphasis,
	i: emphasis,
	ol: list,
	ul: list,
	a: (content, { href = '' }) => {
		const label = oneLine(content);
		if (!/^(https?|mailto|tel|webexteams):/i.test(href) || label === '') return content;
		return `[${label}](${href
			.replaceAll(/[\s()<>\\]/g, encodeURIComponent)
			.replaceAll('(', '%28')
			.replaceAll(')', '%29')})`;
	},
	blockquote: (content) => `\n\n${content.trim().replaceAll(/^/gm, '> ')}\n\n`,
	code: (content, _, stack) => {
		if (stack.some(({ name }) => name === 'pre')) return content;
		const text = content.replaceAll(/\s+/g, ' ');
		if (text.trim() === '') return text;
		const fence = '`'.repeat(maxRun(text) + 1);
		const blank = /^`|`$|^ .* $/.test(text) ? ' ' : '';
		return `${fence}${blank}${text}${blank}${fence}`;
	},
	img: (_, { alt = '' }) => escapeMarkdown(alt),
	li: (content, _, stack) => {
		const parent = stack.at(-1);
		if (parent) parent.entries += 1;
		const mark = parent?.name === 'ol' ? `${firstOf(parent) + parent.entries - 1}. ` : '- ';
		const indented = content.trim().replaceAll('\n', `\n${' '.repeat(mark.length)}`);
		return `${mark}${indented}\n`;
	},
	pre: (content) => {
		const text = content.replace(/^\n/, '').replace(/\n$/, '');
		const fence = '`'.repeat(Math.max(3, maxRun(text) + 1));
		return `\n\n${fence}\n${text}\n${fence}\n\n`;
	},
	'spark-mention': (content, attributes) => {
		if (attributes['data-object-type'] === 'groupMention') return '<@all>';
		const id = attributes['data-object-id'] ?? '';
		if (!/^[\w=-]+$/.test(id)) return content;
		const label = oneLine(content).replaceAll(/[|<>\\]/g, '');
		return label ? `<@personId:${id}|${label}>` : `<@personId:${id}>`;
	},
	td: (content) => `${oneLine(content)} | `,
	th: (content) => `${wrap(oneLine(content), '**')} | `,
	tr: (content) => `\n\n${content.trim().replace(/ \|$/, '')}\n\n`,
};

/** Markdown has no blanks between a mark and its text. */
function wrap(content: string, mark: string): string {
	const inner = content.trim();
	const before = content.slice(0, content.length - content.trimStart().length);
	const after = content.slice(content.trimEnd().length);
	// A mark around several blocks has no effect.
	if (inner === '' || inner.includes('\n\n')) return content;
	return `${before}${mark}${inner}${mark}${after}`;
}

const oneLine = (content: string) => content.replaceAll(/\s+/g, ' ').trim();

const maxRun = (text: string) =>
	[...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);

/** Characters that Markdown would read as marks. */
const escapeMarkdown = (text: string) =>
	text
		.replaceAll(/[\\`*_[\]~|]/g, '\\$&')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll(/^(\s*)([#+-])/g, '$1\\$2')
		.replaceAll(/^(\s*\d+)([.)])/g, '$1\\$2')
		// An address alone becomes a link, with what was escaped in it.
		.replaceAll(/\bhttps?:\/\/\S+/g, (url) => url.replaceAll(/\\([_~*])/g, '$1'));
