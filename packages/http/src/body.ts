import { WebexError } from './errors.ts';
import type { HttpRequest } from './transport.ts';

/** A body that is sent piece by piece, for what is too large to be held. */
export interface BodyInParts {
	/** In bytes. A body that turns out to be shorter or longer is not sent to its end. */
	readonly length: number;
	/** The pieces from the beginning; called once for each attempt. */
	readonly open: () => AsyncIterable<Uint8Array>;
	/** Whether it can be opened no more, as a stream that was read. Then the request is not sent again. */
	readonly isUsedUp?: () => boolean;
	/** What an error calls it, such as the name of the file. */
	readonly name?: string;
}

/** What was to be sent could not be read to its end, so the request was not sent as a whole. */
export class WebexUploadError extends WebexError {
	static override readonly brand = 'WebexUploadError';

	/** What happened, as a sentence without its full stop. */
	readonly reason: string;

	constructor({ name = 'What was to be sent' }: BodyInParts, reason: string, cause?: unknown) {
		super(`${name} ${reason}`, { cause });
		this.reason = `${name} ${reason}`;
	}
}

export const isInParts = (body: HttpRequest['body']): body is BodyInParts =>
	typeof body === 'object' && 'open' in body;

/** Whether its body is still there. */
export const isSendable = ({ body }: Pick<HttpRequest, 'body'>): boolean =>
	!isInParts(body) || !body.isUsedUp?.();

/** The pieces of one attempt. They are as many bytes as announced: the receiver would wait for what is missing. */
export async function* piecesOf(body: BodyInParts): AsyncGenerator<Uint8Array> {
	if (body.isUsedUp?.()) throw new WebexUploadError(body, 'can be read only once');
	let sent = 0;
	const wrong = () =>
		new WebexUploadError(
			body,
			sent > body.length
				? `has more than the ${body.length} bytes that were announced`
				: `has only ${sent} of the ${body.length} bytes that were announced`,
		);
	try {
		for await (const piece of body.open()) {
			sent += piece.length;
			if (sent > body.length) throw wrong();
			if (piece.length > 0) yield piece;
		}
	} catch (error) {
		throw WebexError.is(error)
			? error
			: new WebexUploadError(body, 'could not be read to its end', error);
	}
	if (sent < body.length) throw wrong();
}
