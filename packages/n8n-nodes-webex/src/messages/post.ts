import {
	bytesIn,
	type CreateMessage,
	longestMessage,
	type RestClient,
	splitMessage,
} from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';
import { namesIn } from '../names.ts';
import type { Destination } from './destination.ts';

export interface Post {
	readonly format: 'markdown' | 'text';
	readonly content: string;
	/** The message whose thread it goes into. */
	readonly parentId?: string | undefined;
	/** Email addresses and person IDs, or `all`. */
	readonly mention?: string | undefined;
	readonly longMessages?: 'fail' | 'split' | undefined;
	/** Shows what would be sent. */
	readonly dryRun?: boolean | undefined;
}

/** Sends one message, or several where it is too long for one: they form a thread below the first. */
export async function post(
	webex: RestClient,
	destination: Destination,
	{ parentId, dryRun = false, ...given }: Post,
): Promise<readonly object[]> {
	const [first = {}, ...others] = contentsOf(given);
	const send = async (body: CreateMessage) => await webex.messages.create(body);
	const opening = { ...destination, ...(parentId && { parentId }), ...first };
	if (dryRun) {
		const following = others.map((content) => ({ ...destination, ...content, parentId }));
		return [opening, ...following].map((body) => ({
			dryRun: true,
			method: 'POST',
			path: '/messages',
			body,
		}));
	}
	const root = await send(opening);
	const sent = [root];
	const { roomId } = root;
	for (const content of others) {
		sent.push(await send({ roomId, parentId: parentId ?? root.id, ...content }));
	}
	return sent;
}

type Content = Pick<CreateMessage, 'markdown' | 'text'>;

function contentsOf({ format, content, mention, longMessages }: Post): readonly Content[] {
	const mentions = mentionsOf(mention);
	if (mentions && format === 'text') {
		throw new WebexInputError('Mention', 'needs the format Markdown');
	}
	const whole = mentions ? `${mentions} ${content}` : content;
	const parts = longMessages === 'split' ? splitMessage(whole) : [whole];
	const size = bytesIn(parts[0] ?? '');
	if (size > longestMessage) {
		throw new WebexInputError(
			'Message',
			`is ${size} bytes long, and Webex takes ${longestMessage}: shorten it, or set "Long Messages" to "Split Into a Thread"`,
		);
	}
	return parts.map((part) => (format === 'markdown' ? { markdown: part } : { text: part }));
}

/** As Webex reads mentions in Markdown. @see https://developer.webex.com/docs/basics (formatting messages) */
const mentionsOf = (people: string | undefined): string =>
	namesIn(people)
		.map((name) => {
			if (name.toLowerCase() === 'all') return '<@all>';
			return name.includes('@') ? `<@personEmail:${name}>` : `<@personId:${name}>`;
		})
		.join(' ');
