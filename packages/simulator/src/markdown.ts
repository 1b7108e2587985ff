import { marked } from 'marked';
import type { World } from './world.ts';

const mention = /<@(personEmail|personId|all):?([^|>]*)(?:\|([^>]*))?>/g;

/**
 * What Webex makes of markdown: HTML, the plain text of it, and who is mentioned.
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
	const html = marked.parse(withMentions, { async: false, gfm: true }).trim();
	return {
		text: plain(html),
		markdown,
		html,
		...(people.length > 0 && { mentionedPeople: people }),
		...(groups.length > 0 && { mentionedGroups: groups }),
	};
}

const entities: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#39;': "'",
};

function plain(html: string): string {
	return html
		.replaceAll(/<li>/g, '- ')
		.replaceAll(/<[^>]+>/g, '')
		.replaceAll(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
		.trim();
}
