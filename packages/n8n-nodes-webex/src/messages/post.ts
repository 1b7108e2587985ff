import {
	bytesIn,
	longestMessage,
	type Message,
	type RestClient,
	splitMessage,
} from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';
import type { Destination } from './destination.ts';

export interface Post {
	readonly format: 'markdown' | 'text';
	readonly content: string;
	/** The message whose thread it goes into. */
	readonly parentId?: string | undefined;
	readonly longMessages?: 'fail' | 'split' | undefined;
}

/** Sends one message, or several where it is too long for one: they form a thread below the first. */
export async function post(
	webex: RestClient,
	destination: Destination,
	{ format, content, parentId, longMessages = 'fail' }: Post,
): Promise<readonly Message[]> {
	const [first = '', ...others] = longMessages === 'split' ? splitMessage(content) : [content];
	const size = bytesIn(first);
	if (size > longestMessage) {
		throw new WebexInputError(
			'Message',
			`is ${size} bytes long, and Webex takes ${longestMessage}: shorten it, or set "Long Messages" to "Split Into a Thread"`,
		);
	}
	const contentOf = (part: string) => (format === 'markdown' ? { markdown: part } : { text: part });
	const root = await webex.messages.create({
		...destination,
		...(parentId && { parentId }),
		...contentOf(first),
	});
	const sent = [root];
	for (const part of others) {
		sent.push(
			await webex.messages.create({
				roomId: root.roomId,
				parentId: parentId ?? root.id,
				...contentOf(part),
			}),
		);
	}
	return sent;
}
