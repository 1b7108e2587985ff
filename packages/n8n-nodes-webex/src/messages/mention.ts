import { type Message, type Person, sameId } from '@webex-nodes/client';

/** The mentioned person; the names are used where a message has no HTML. */
type Mentioned = Pick<Person, 'id'> & Partial<Pick<Person, 'displayName' | 'nickName'>>;

/** The message without the mention of this person, so that a command can be read from the text. */
export function withoutMention<Given extends Partial<Message>>(
	message: Given,
	me: Mentioned,
): Given {
	const { text, html } = message;
	if (text === undefined) return message;
	const tagged = mentionsIn(html ?? '').filter(({ id }) => sameId(id, me.id));
	const names = tagged.map(({ name }) => plain(name));
	// Without HTML, the name at the beginning is the mention.
	const known = [me.displayName, me.nickName].filter((name) => name !== undefined);
	const isMentioned = message.mentionedPeople?.some((id) => sameId(id, me.id)) ?? false;
	const rest =
		names.length > 0 || !isMentioned
			? names.reduce((left, name) => left.replace(name, () => ''), text)
			: withoutStart(text, known);
	return { ...message, text: rest.replaceAll(/ {2,}/g, ' ').trim() };
}

interface Tag {
	readonly id: string;
	/** As HTML. */
	readonly name: string;
}

/** Each end belongs to the last beginning before it. In one pass, so that no text takes time by its square. */
function mentionsIn(html: string): Tag[] {
	const whole = html.split(/<\/spark-mention>/i).slice(0, -1);
	return whole.flatMap((piece) => {
		const [, ...begun] = piece.split(/<spark-mention(?=\s)/i);
		const [, attributes = '', name = ''] = /^([^<>]*)>([\s\S]*)$/.exec(begun.at(-1) ?? '') ?? [];
		const [, id] = /\sdata-object-id=["']([^"'<>]+)["']/i.exec(attributes) ?? [];
		return id === undefined ? [] : [{ id, name }];
	});
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
