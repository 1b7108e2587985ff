import { html } from 'hono/html';
import { Marked } from 'marked';
import type { World } from './world.ts';

const mention = /<@(personEmail|personId|all):?([^|<>]*)(?:\|([^<>]*))?>/g;

const ownTag = /^<(?:spark-mention data-object-type="\w+" data-[\w-]+="[\w-]+"|\/spark-mention)>$/;
const webAddress = /^(?:https?|mailto|tel|webexteams):/i;

/** HTML within markdown is shown as text, so that no message brings a script. */
const marked = new Marked({
	gfm: true,
	renderer: {
		html: ({ text }) => (ownTag.test(text) ? text : escaped(text)),
		image: ({ text }) => escaped(text),
		link: ({ href, text }) =>
			webAddress.test(href)
				? String(html`<a href="${href}" rel="nofollow">${text}</a>`)
				: escaped(text),
	},
});

/**
 * The fields of a message that Webex derives from its markdown: HTML, plain text, and who is mentioned.
 * @see https://developer.webex.com/docs/basics (formatting messages)
 */
export function renderMarkdown(markdown: string, world: World) {
	const people: string[] = [];
	const groups: string[] = [];
	const withMentions = markdown.replaceAll(
		mention,
		(whole, kind: string, value: string, label?: string) => {
			if (kind === 'all') {
				groups.push('all');
				return '<spark-mention data-object-type="groupMention" data-group-type="all">All</spark-mention>';
			}
			const person = kind === 'personId' ? world.people.get(value) : world.findPersonByEmail(value);
			if (!person) return label ?? whole;
			people.push(person.id);
			const name = label ?? person.displayName;
			return `<spark-mention data-object-type="person" data-object-id="${person.id}">${name}</spark-mention>`;
		},
	);
	const rendered = toHtml(withMentions);
	return {
		text: plain(rendered),
		markdown,
		html: rendered,
		...(people.length > 0 && { mentionedPeople: people }),
		...(groups.length > 0 && { mentionedGroups: groups }),
	};
}

/** Thousands of nested quotes are too much for the library: they are shown as they were written. */
function toHtml(markdown: string): string {
	try {
		return marked.parse(markdown, { async: false }).trim();
	} catch (error) {
		if (error instanceof RangeError) return `<p>${escaped(markdown)}</p>`;
		throw error;
	}
}

const escaped = (text: string): string => String(html`${text}`);

const entities: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#39;': "'",
};

/** Items of ordered lists have their numbers, and a hard break is a new line. */
function plain(html: string): string {
	/** The next number of each list around; `undefined` for lists without numbers. */
	const lists: (number | undefined)[] = [];
	const mark = (tag: string, newline: string): string => {
		const [, slash, name, start = '1'] = /^<(\/?)(\w+)(?: start="(\d+)")?/.exec(tag) ?? [];
		if (name === 'br') return `\n${newline}`;
		if (name === 'ol' || name === 'ul') {
			if (slash) lists.pop();
			else lists.push(name === 'ol' ? Number(start) : undefined);
			// The item around a list has a new line of its own.
			return slash && lists.length > 0 ? '' : newline;
		}
		if (name !== 'li' || slash) return newline;
		const number = lists.pop();
		lists.push(number === undefined ? undefined : number + 1);
		return (number === undefined ? '- ' : `${number}. `) + newline;
	};
	return html
		.replaceAll(/<[^<>]+>(\n?)/g, mark)
		.replaceAll(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
		.trim();
}
