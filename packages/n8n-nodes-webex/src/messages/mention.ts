import { type Message, type Person, sameId } from '@webex-nodes/client';

/** Who is mentioned; the names help where a message has no HTML. */
type Mentioned = Pick<Person, 'id'> & Partial<Pick<Person, 'displayName' | 'nickName'>>;

const mark =
	/<spark-mention[^>]*data-object-id=["']([^"']+)["'][^>]*>([\s\S]*?)<\/spark-mention>/gi;

/** A message without the mention of this person: what is left is what a command reads. */
export function withoutMention<Given extends Partial<Message>>(
	message: Given,
	me: Mentioned,
): Given {
	const { text, html } = message;
	if (text === undefined) return message;
	const marked = [...(html ?? '').matchAll(mark)].filter(([, id = '']) => sameId(id, me.id));
	const names = marked.map(([, , name = '']) => plain(name));
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
		.replaceAll(/<[^>]+>/g, '')
		.replaceAll(/&(\w+|#39);/g, (entity, name: string) => entities[name] ?? entity);
