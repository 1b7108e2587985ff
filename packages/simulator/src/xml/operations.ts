import {
	type Codec,
	nodesOf,
	plainOf,
	type XmlNode,
	type XmlOperation,
	xml,
} from '@webex-nodes/client/xml';
import type { XmlCall } from './endpoint.ts';
import { pageOf } from './listing.ts';
import { answerContent, answerTypeOf } from './message.ts';
import { type GenericOperation, genericOperations } from './services/generic-operations.ts';
import { endpoints } from './services/index.ts';

/** Reads the content of a request, runs the operation, and returns the content of the answer. */
type Run = (content: XmlNode, call: XmlCall, zone: string | undefined) => XmlNode;

/** An operation of the contract without its types: the compiler checks those where endpoints are written. */
interface UntypedOperation extends Omit<XmlOperation, 'answerZone' | 'response'> {
	readonly response: Codec<unknown>;
	readonly answerZone?: (input: unknown) => string | undefined;
}

type UntypedEndpoint = (input: unknown, call: XmlCall) => unknown;

const untypedEndpoints: Readonly<Record<string, Readonly<Record<string, unknown>>>> = endpoints;

const ofContract = Object.entries(xml).flatMap(([service, contract]) =>
	Object.entries(contract).map(([name, operation]): [string, Run] => [
		operation.type,
		typed(operation as UntypedOperation, untypedEndpoints[service]?.[name] as UntypedEndpoint),
	]),
);

const byTypeOnly = Object.entries(genericOperations).map(([type, operation]): [string, Run] => [
	type,
	generic(type, operation),
]);

/** By their type, such as `meeting.GetMeeting`. */
export const operations: ReadonlyMap<string, Run> = new Map([...ofContract, ...byTypeOnly]);

function typed(operation: UntypedOperation, endpoint: UntypedEndpoint): Run {
	const { type: path, request, response, listing, answerZone } = operation;
	return (content, call, zone) => {
		const input = request.read(content, {
			unknown: 'refuse',
			zone,
			path: [path],
			answerZone: '20',
		});
		const output = endpoint(input, call);
		const whole = listing ? pageOf(listing, input, output, call.site.switches) : output;
		const context = { path, answerZone: answerZone?.(input) };
		const { children } = response.write('bodyContent', whole, context);
		return answerContent(answerTypeOf(path), children);
	};
}

function generic(path: string, operation: GenericOperation): Run {
	return (content, call) => {
		const { type, body } = operation(plainOf(content, path), call);
		return answerContent(type, nodesOf(body, 'body'));
	};
}
