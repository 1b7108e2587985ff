import type { WebexEnvironment } from '@webex-nodes/auth';
import {
	isCompleteJson,
	isSuccess,
	readFailure,
	readObject,
	readSuccess,
	readTextSuccess,
	type Transport,
} from '@webex-nodes/http';
import { List, type OnKeep } from '../../list.ts';
import { openContent } from './content.ts';
import type { CallOptions, Kind, ListOptions, Operation } from './operation.ts';
import { buildRequest } from './request.ts';
import { readResumed } from './resumed.ts';
import { readWindows } from './windows.ts';

type Input = Readonly<Record<string, unknown>>;

interface Connection {
	readonly transport: Transport;
	readonly baseUrl: string;
	/** Services that have a host of their own there; the others are at the base address. */
	readonly services?: WebexEnvironment['services'];
	readonly onKeep?: OnKeep | undefined;
}

/** Asks again when an answer in JSON ends too early. */
export const readingJson =
	(transport: Transport): Transport =>
	async (request) =>
		await transport({ ...request, isComplete: isCompleteJson });

/** The method that an operation of the contract becomes. */
export function methodOf(operation: Operation, connection: Connection) {
	const { transport, services = {}, onKeep } = connection;
	const baseUrl = (operation.service && services[operation.service]) ?? connection.baseUrl;
	const json = readingJson(transport);
	const call =
		<Output>(
			send: Transport,
			read: (...answer: readonly [...Parameters<typeof readSuccess>]) => Output,
		) =>
		async (input: Input = {}, options: CallOptions = {}) => {
			const request = buildRequest(baseUrl, operation, input, options);
			return read(request, await send(request), operation);
		};
	const readList = operation.paging?.isDown ? readResumed : readWindows;
	const methods: Readonly<Record<Kind, (input?: Input, options?: ListOptions) => unknown>> = {
		many: (input = {}, options = {}) =>
			new List<unknown>(
				() => readList({ transport: json, baseUrl, operation, input, options }),
				onKeep,
			),
		one: call(json, readObject),
		none: call(json, readSuccess),
		text: call(transport, readTextSuccess),
		bytes: async (input = {}, options = {}) => {
			const request = buildRequest(baseUrl, operation, input, options);
			return await openContent(transport, request, {
				check: (response) => {
					if (!isSuccess(response)) throw readFailure(request, response, operation);
				},
			});
		},
	};
	return methods[operation.kind];
}
