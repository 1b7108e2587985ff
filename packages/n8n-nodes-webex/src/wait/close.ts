import { bytesIn, maxMessageBytes, type RestClient, splitMessage } from '@webex-nodes/client';
import { WebexApiError } from '@webex-nodes/http';
import type { Ticket } from './resume.ts';

/** An outcome may use this much of a message, beside the question. */
const maxOutcome = 3500; // bytes

/** The message that asks, without what it is answered with. */
export interface OpenQuestion {
	readonly messageId: string;
	readonly roomId: string;
	readonly parentId?: string | undefined;
	readonly markdown: string;
}

/** `undefined` when the question is closed: its message is gone. */
export async function openQuestion(
	webex: RestClient,
	{ messageId, by }: Pick<Ticket, 'by' | 'messageId'>,
): Promise<OpenQuestion | undefined> {
	const message = await unlessGone(webex.messages.get({ messageId }));
	if (!message) return undefined;
	const { roomId, parentId, text = '', markdown = text } = message;
	const asked = by === 'link' ? withoutLink(markdown) : markdown;
	return { messageId, roomId, parentId, markdown: asked };
}

/** The link to the page is the last paragraph. */
function withoutLink(markdown: string): string {
	const at = markdown.lastIndexOf('\n\n[');
	const isLink = at !== -1 && /^\n\n\[[^\]]*\]\([^)]*\)\s*$/.test(markdown.slice(at));
	return isLink ? markdown.slice(0, at) : markdown;
}

/**
 * Deletes the message that asks, which succeeds once, also between two processes; `false` when it was gone before.
 * Webex cannot edit a message with a card, and an edit replaces whatever another process wrote meanwhile.
 * @see https://developer.webex.com/docs/buttons-and-cards
 */
export async function removeQuestion(
	webex: RestClient,
	{ messageId }: Pick<Ticket, 'messageId'>,
): Promise<boolean> {
	return (await unlessGone(webex.messages.delete({ messageId }).then(() => true))) ?? false;
}

/** In the place of the question; without an outcome only what was asked. */
export async function showOutcome(
	webex: RestClient,
	{ roomId, parentId, markdown }: OpenQuestion,
	outcome: string | undefined,
): Promise<void> {
	await webex.messages.create({
		roomId,
		...(parentId && { parentId }),
		markdown: outcome === undefined ? markdown : joined(markdown, outcome),
	});
}

function joined(question: string, outcome: string): string {
	const below = `\n\n${shortened(outcome, maxOutcome)}`;
	return shortened(question, maxMessageBytes - bytesIn(below)) + below;
}

/** The workflow gets the whole of a long answer; the message shows the beginning. */
function shortened(text: string, longest: number): string {
	const more = '\n\n…';
	const [whole = '', ...rest] = splitMessage(text, longest - bytesIn(more));
	return rest.length > 0 ? whole + more : whole;
}

/** `undefined` when Webex does not have it any more. */
export async function unlessGone<Result>(work: Promise<Result>): Promise<Result | undefined> {
	return await work.catch((error: unknown) => {
		if (WebexApiError.is(error) && error.status === 404) return undefined;
		throw error;
	});
}
