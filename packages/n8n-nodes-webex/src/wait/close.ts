import { bytesIn, maxMessageBytes, type RestClient, splitMessage } from '@webex-nodes/client';
import { WebexApiError } from '@webex-nodes/http';
import type { Ticket } from './resume.ts';

/** An outcome may use this much of a message, beside the question. */
const maxOutcome = 3500; // bytes

/**
 * Puts the outcome in the place of the question, once: returns `false` when that was done before. A message with a card
 * cannot be edited, so it is deleted and a new message takes its place. Deleting succeeds once, also between two
 * processes: the one that deleted it has the answer that counts.
 * @see https://developer.webex.com/docs/buttons-and-cards
 */
export async function closeQuestion(
	webex: RestClient,
	{ messageId, by }: Pick<Ticket, 'by' | 'messageId'>,
	outcome: string,
	warn: (message: string) => void,
): Promise<boolean> {
	const message = await unlessGone(webex.messages.get({ messageId }));
	if (!message) return false;
	const { roomId, parentId, text = '', markdown: asked = text } = message;
	if (by === 'link') {
		// A question that was closed before has no address.
		if (!asked.includes(new URLSearchParams({ message: messageId }).toString())) return false;
		const question = asked.replace(/\n\n\[[^\]]*\]\([^)]*\)\s*$/, '');
		await webex.messages.update({ messageId, roomId, markdown: joined(question, outcome) });
		return true;
	}
	const markdown = joined(asked, outcome);
	if (!(await unlessGone(webex.messages.delete({ messageId }).then(() => true)))) return false;
	await webex.messages
		.create({ roomId, ...(parentId && { parentId }), markdown })
		// From here on the answer counts, also when the room cannot show it.
		.catch((error: unknown) => warn(`An outcome could not be shown: ${String(error)}`));
	return true;
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
