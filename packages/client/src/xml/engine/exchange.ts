import {
	type HttpRequest,
	type HttpResponse,
	readFailure,
	readTrackingId,
	type Transport,
} from '@webex-nodes/http';
import type { OnKeep } from '../../list.ts';
import { branch, type XmlNode } from './document.ts';
import { mergeNodes, parseFragment, type ReadMessage, writeMessage } from './envelope.ts';
import { WebexXmlError, WebexXmlResponseError, XmlDocumentError } from './errors.ts';
import type { Values, XmlCallOptions, XmlOperation } from './operation.ts';
import { type Plain, plainOf } from './plain.ts';
import { isCompleteAnswer, readAnswer, saysSuccess } from './read-answer.ts';
import { utc } from './zones.ts';

export interface Connection {
	readonly transport: Transport;
	readonly url: string;
	readonly answers: 'plain' | 'typed';
	readonly onKeep?: OnKeep | undefined;
}

/** The content of a successful answer. */
export interface Answer {
	/** All values as the texts that Webex wrote. */
	readonly plain: () => Plain;
	/** ISO 8601 times, booleans and numbers as the types of the operation say. */
	readonly typed: (operation: XmlOperation, input: Values) => unknown;
}

/** Calls an operation of the contract. */
export async function call(
	connection: Connection,
	operation: XmlOperation,
	input: Values,
	options: XmlCallOptions,
): Promise<unknown> {
	const { plain, typed } = await ask(connection, operation, input, options);
	// Also read where texts are wanted, so that an answer of another form is noticed.
	const content = typed(operation, input);
	return connection.answers === 'plain' ? plain() : content;
}

/** Is called when an answer of success is there, before it is read, which is waited for. */
export type OnAnswer = () => Promise<void> | undefined;

/** Sends the request of an operation of the contract. */
export async function ask(
	connection: Connection,
	operation: XmlOperation,
	input: Values,
	options: XmlCallOptions,
	onAnswer?: OnAnswer,
): Promise<Answer> {
	const context = { answerZone: operation.answerZone?.(input), path: '' };
	const { children } = operation.request.write('bodyContent', input, context);
	return await exchange(connection, operation, children, options, onAnswer);
}

/** Sends one document and reads its answer. */
export async function exchange(
	{ transport, url }: Connection,
	{ type, writes }: Pick<XmlOperation, 'type' | 'writes'>,
	children: readonly XmlNode[],
	{ additionalXml, signal }: XmlCallOptions,
	onAnswer?: OnAnswer,
): Promise<Answer> {
	const nodes = additionalXml
		? mergeNodes(children, parseFragment(additionalXml, 'additionalXml'))
		: children;
	const request: HttpRequest = {
		method: 'POST',
		url,
		headers: { 'content-type': 'text/xml; charset=UTF-8', accept: 'text/xml, application/xml' },
		body: writeMessage(type, nodes),
		...(!writes && { repeatable: true }),
		isComplete: isCompleteAnswer,
		...(signal && { signal }),
	};
	const response = await transport(request);
	if (response.status >= 300 && response.status < 400) throw readFailure(request, response);
	if (saysSuccess(response)) await onAnswer?.();
	const reading = { type, request, response };
	const message = readOrExplain(reading, () => readAnswer(response));
	if (message.result === 'FAILURE') throw failureOf(type, message, response);
	const { bodyType, content = branch('bodyContent', []) } = message;
	return {
		plain: () => plainOf(content, bodyType),
		typed: (operation, input) =>
			readOrExplain(reading, () =>
				operation.response.read(content, {
					unknown: 'keep',
					answerZone: operation.answerZone?.(input) ?? utc,
					path: [bodyType || 'bodyContent'],
				}),
			),
	};
}

function failureOf(type: string, message: ReadMessage, response: HttpResponse): WebexXmlError {
	const trackingId = readTrackingId(response);
	const { waited } = response;
	return new WebexXmlError(type, message, {
		...(trackingId && { trackingId }),
		...(waited && { waited }),
	});
}

interface Reading {
	readonly type: string;
	readonly request: HttpRequest;
	readonly response: HttpResponse;
}

/** A document that cannot be read becomes an error that names the operation and shows the beginning of the answer. */
function readOrExplain<Result>({ type, request, response }: Reading, read: () => Result): Result {
	try {
		return read();
	} catch (error) {
		if (!XmlDocumentError.is(error)) throw error;
		throw new WebexXmlResponseError(type, request, response, error.message);
	}
}
