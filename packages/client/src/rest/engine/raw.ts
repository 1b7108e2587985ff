import {
	downloadDuration,
	isSuccess,
	readFailure,
	readSuccess,
	readTextSuccess,
	type Transport,
} from '@webex-nodes/http';
import { List, type OnKeep } from '../../list.ts';
import { type OpenContent, openContent } from './content.ts';
import { readingJson } from './method.ts';
import type { CallOptions, ListOptions, Operation } from './operation.ts';
import { readPages } from './pages.ts';
import { baseOf, buildRawRequest, type Hosts, type RawRequest } from './raw-request.ts';

/** What is not in the contract, with the same signing, repeating and errors. */
export interface RawClient {
	/** The answer as JSON; a string where `format` is `text`; `undefined` for an empty answer. */
	readonly request: (request: RawRequest, options?: CallOptions) => Promise<unknown>;
	/** The answer as a file, whatever it is, read while it arrives. */
	readonly requestFile: (
		request: Omit<RawRequest, 'format'>,
		options?: CallOptions,
	) => Promise<OpenContent>;
	/** All pages of an endpoint that answers with `items`. */
	readonly requestList: (
		request: Omit<RawRequest, 'body' | 'format' | 'method'>,
		options?: Omit<ListOptions, 'pageSize'>,
	) => List<unknown>;
}

interface Connection extends Hosts {
	readonly onKeep?: OnKeep | undefined;
}

export function rawClient(transport: Transport, { onKeep, ...hosts }: Connection): RawClient {
	const json = readingJson(transport);
	return {
		request: async (given, options = {}) => {
			const request = buildRawRequest(hosts, given, options);
			const isText = given.format === 'text';
			const response = await (isText ? transport : json)(request);
			return isText ? readTextSuccess(request, response) : readSuccess(request, response);
		},
		requestFile: async (given, options = {}) => {
			const built = buildRawRequest(hosts, { ...given, format: 'text' }, options);
			const request = { ...built, maxDuration: downloadDuration };
			return await openContent(transport, request, {
				check: (response) => {
					if (!isSuccess(response)) throw readFailure(request, response);
				},
			});
		},
		requestList: ({ query, ...given }, options = {}) => {
			const { pathname, search, origin, href } = new URL(buildRawRequest(hosts, given).url);
			const baseUrl = baseOf(hosts, href) ?? hosts.baseUrl;
			const operation: Operation = {
				kind: 'many',
				method: 'GET',
				path: (origin + pathname).slice(baseUrl.length),
				paging: {},
			};
			const input = { ...Object.fromEntries(new URLSearchParams(search)), ...query };
			return new List(
				() => readPages({ transport: json, baseUrl, operation, input, options }),
				onKeep,
			);
		},
	};
}
