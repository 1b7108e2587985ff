import { bytesIn, maxMessageBytes, type RestClient, splitMessage } from '@webex-nodes/client';
import { WebexApiError } from '@webex-nodes/http';
import type { Ticket } from './resume.ts';

/** Of what somebody answered, beside the question. */
const longestOutcome = 3500; // bytes

/**
 * Puts the outcome in the place of the question, once: `false` when somebody else did it. A message with a card cannot
 * be edited, so it goes and another one comes; whoever deletes it is the one whose answer counts, in whichever process.
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
		// Without the address it was closed before.
		if (!asked.includes(new URLSearchParams({ message: messageId }).toString())) return false;
		const question = asked.replace(/\n\n\[[^\]]*\]\([^)]*\)\s*$/, '');
		await webex.messages.update({ messageId, roomId, markdown: joined(question, outcome) });
		return true;
	}
	const markdown = joined(asked, outcome);
	if (!(await unlessGone(webex.messages.delete({ messageId }).then(() => true)))) return false;
	await webex.messages
		.create({ roomId, ...(parentId && { parentId }), markdown })
		// From here on nobody else can answer: the answer must not be lost for want of a message about it.
		.catch((error: unknown) => warn(`An outcome could not be shown: ${String(error)}`));
	return true;
}

function joined(question: string, outcome: string): string {
	const below = `\n\n${shortened(outcome, longestOutcome)}`;
	return shortened(question, maxMessageBytes - bytesIn(below)) + below;
}

/** Whoever answers at length is heard in full by the workflow; the message shows the beginning. */
function shortened(text: string, longest: number): string {
	const more = '\n\n…';
	const [whole = '', ...rest] = splitMessage(text, longest - bytesIn(more));
	return rest.length > 0 ? whole + more : whole;
}

/** One that is gone already is what was wanted. */
export async function unlessGone<Result>(work: Promise<Result>): Promise<Result | undefined> {
	return await work.catch((error: unknown) => {
		if (WebexApiError.is(error) && error.status === 404) return undefined;
		throw error;
	});
}
