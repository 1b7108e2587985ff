import { bytesIn, type CreateMessage, type Message, type RestClient } from '@webex-nodes/client';
import { ignoring } from '@webex-nodes/http';
import type { Position } from '../engine/item.ts';
import { mayHaveArrived } from '../n8n/lost-answer.ts';

/** The newest messages of a place, in which the marker is searched. */
const searched = 100;
const attempts = 3;

/** Four characters that apps do not show: each stands for two bits. */
const digits = ['\u200b', '\u200c', '\u200d', '\u2060'];
const markerLength = 24;

/** In bytes, which the text cannot use. */
export const markerSize = markerLength * bytesIn('\u200b');

/**
 * The default of "Send Once Key" stands for this item of this run of this node, and for nothing else. It contains the
 * ID of the execution, which is a new one when somebody retries it, so what stays the same takes its place. Workflows
 * of the first release hold a default without the node and the run.
 */
export function stableKey(given: string, position: Position): string {
	const { executionId, origin, nodeId, runIndex, itemIndex } = position;
	const defaults = [
		[executionId, nodeId, runIndex, itemIndex],
		[executionId, itemIndex],
	].map((parts) => parts.join('-'));
	return defaults.includes(given) ? [origin, nodeId, runIndex, itemIndex].join(' ') : given;
}

/** An invisible text, which Webex returns with the message. */
export async function sendMarker(key: string): Promise<string> {
	const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', Buffer.from(key)));
	return [...hash.subarray(0, markerLength / 4)]
		.flatMap((byte) => [byte >> 6, (byte >> 4) & 3, (byte >> 2) & 3, byte & 3])
		.map((digit) => digits[digit])
		.join('');
}

/**
 * Sends a message with the marker, unless one with it is there: checked before the first attempt, because n8n may run
 * the node again, and after each answer that got lost. Costs one more request for each message.
 */
export async function sendOnce(
	webex: RestClient,
	body: CreateMessage,
	marker: string,
): Promise<Message> {
	const marked = withMarker(body, marker);
	for (let attempt = 1; ; attempt++) {
		const earlier = await find(webex, body, marker);
		if (earlier) return earlier;
		const outcome = await webex.messages.create(marked).then(
			(message) => ({ message }),
			(error: unknown) => ({ error }),
		);
		if ('message' in outcome) return outcome.message;
		if (attempt >= attempts || !mayHaveArrived(outcome.error)) throw outcome.error;
	}
}

function withMarker(body: CreateMessage, marker: string): CreateMessage {
	const name = body.markdown === undefined ? 'text' : 'markdown';
	return { ...body, [name]: `${body[name] ?? ''}${marker}` };
}

async function find(
	webex: RestClient,
	{ roomId, toPersonEmail, toPersonId, parentId }: CreateMessage,
	marker: string,
): Promise<Message | undefined> {
	const direct = () =>
		webex.messages
			.direct(toPersonEmail ? { personEmail: toPersonEmail } : { personId: toPersonId ?? '' })
			// There is no conversation with this person yet.
			.then((list) => list, ignoring(404));
	const messages = roomId
		? await webex.messages.list({ roomId, ...(parentId && { parentId }) }, { limit: searched })
		: await direct();
	return messages?.find(({ text = '', markdown = '', html = '' }) =>
		[text, markdown, html].some((content) => content.includes(marker)),
	);
}
