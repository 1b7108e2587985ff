import { type Message, type Person, sameId } from '@webex-nodes/client';

/** The mentioned person; the names are used where a message has no HTML. */
type Mentioned = Pick<Person, 'id'> & Partial<Pick<Person, 'displayName' | 'nickName'>>;

// Bounded, so that no text takes time by its square.
const mentionTag =
	/<spark-mention(?=\s[^<>]{0,1000}?data-object-id=["']([^"'<>]{1,500})["'])[^<>]*>([\s\S]{0,1000}?)<\/spark-mention>/gi;

/** The message without the mention of this person, so that a command can be read from the text. */
export function withoutMention<Given extends Partial<Message>>(
	message: Given,
	me: Mentioned,
): Given {
	const { text, html } = message;
	if (text === undefined) return message;
	const tagged = [...(html ?? '').matchAll(mentionTag)].filter(([, id = '']) => sameId(id, me.id));
	const names = tagged.map(([, , name = '']) => plain(name));
	// Without HTML, the name at the beginning is the mention.
	const known = [me.displayName, me.nickName].filter((name) => name !== undefined);
	const isMentioned = message.mentionedPeople?.some((id) => sameId(id, me.id)) ?? false;
	const rest =
		names.length > 0 || !isMentioned
			? names.reduce((left, name) => left.replace(name, () => ''), text)
			: withoutStart(text, known);
	return { ...message, text: rest.replaceAll(/ {2,}/g, ' ').trim() };
}

function withoutStart(text: string, names: readonly string[]): string {
	const found = names.find((name) => text.startsWith(name));
	return found === undefined ? text : text.slice(found.length);
}

const entities: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	'#39': "'",
};

const plain = (html: string) =>
	html
		.replaceAll(/<[^<>]+>/g, '')
		.replaceAll(/&(amp|lt|gt|quot|#39);/g, (entity, name: string) => entities[name] ?? entity);
