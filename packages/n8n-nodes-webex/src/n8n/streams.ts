import { type BodyInParts, piecesOf } from '@webex-nodes/http';

/** As n8n hands them over: a node may not import their class. */
export interface NodeStream extends AsyncIterable<Uint8Array> {
	readonly destroy: () => void;
}

interface StreamClass {
	readonly from: (
		pieces: AsyncIterable<Uint8Array>,
		options: { readonly objectMode: boolean },
	) => NodeStream;
}

/** The class of Node's streams, seen at one of them. n8n stores and sends nothing else piece by piece. */
let nodeStream: StreamClass | undefined;

/** Remembers the class of a stream. */
export function learnStreams(stream: object): void {
	const type: object = stream.constructor;
	if ('from' in type && typeof type.from === 'function') nodeStream ??= type as StreamClass;
}

/** Opens a stream of n8n only to see its class, once in a process. */
export async function learnStreamsFrom(open: () => Promise<NodeStream>): Promise<void> {
	if (nodeStream) return;
	const stream = await open();
	learnStreams(stream);
	stream.destroy();
}

/** The same bytes in the form that n8n stores. */
export const toNodeStream = (pieces: AsyncIterable<Uint8Array>): unknown =>
	nodeStream ? nodeStream.from(pieces, { objectMode: false }) : pieces;

/** A body in the form that n8n sends. */
export function openBody(body: BodyInParts): NodeStream {
	if (!nodeStream) throw new Error('n8n has shown no stream yet');
	return nodeStream.from(piecesOf(body), { objectMode: false });
}

export const isStream = (body: unknown): body is AsyncIterable<Uint8Array> =>
	typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
