import { environments } from '@webex-nodes/auth';
import { readBaseAddress, readSuccess, type Transport } from '@webex-nodes/http';
import { List } from '../../list.ts';
import { rest } from '../index.ts';
import { type Contents, contentsClient } from './contents.ts';
import { type Downloads, downloadsClient } from './downloads.ts';
import { methodOf, readingJson } from './method.ts';
import type { CallOptions, ListOptions, Method, Operation, Operations } from './operation.ts';
import { readPages } from './pages.ts';
import { buildRawRequest, type RawRequest } from './raw-request.ts';
import { serverClock } from './server-clock.ts';

export type RestClient = {
	readonly [Resource in keyof typeof rest]: {
		readonly [Name in keyof (typeof rest)[Resource]]: Method<(typeof rest)[Resource][Name]>;
	};
} & {
	readonly contents: Contents;
	readonly downloads: Downloads;
	/** Calls any other endpoint, with the same signing, repeating and errors. */
	readonly request: (request: RawRequest, options?: CallOptions) => Promise<unknown>;
	/** Reads any other list: all pages of an endpoint that answers with `items`. */
	readonly requestList: (
		request: Omit<RawRequest, 'body' | 'method'>,
		options?: Omit<ListOptions, 'pageSize'>,
	) => List<unknown>;
	/** Webex's clock by its last answer, in milliseconds since the epoch; `undefined` before the first one. */
	readonly serverTime: () => number | undefined;
};

export interface RestClientOptions {
	/** Signs, repeats and sends: compose it from the middlewares of the http and auth packages. */
	readonly transport: Transport;
	/** Repeats and sends, and adds no token: for addresses with a ticket of their own. */
	readonly unsigned?: Transport;
	/** https, or http on this machine; `https://webexapis.com/v1` when left out. */
	readonly baseUrl?: string;
}

const restApiUrl = environments.commercial.api;

/**
 * Every operation of the contract as a method.
 * @see https://developer.webex.com/docs/api/getting-started
 */
export function createRestClient({
	transport: send,
	unsigned,
	baseUrl: address = restApiUrl,
}: RestClientOptions): RestClient {
	const baseUrl = readBaseAddress(address, { field: 'baseUrl', example: restApiUrl });
	const clock = serverClock();
	const observed = clock.observe(send);
	const transport = readingJson(observed);
	const connection = { transport: observed, baseUrl };
	const resource = (operations: Operations) =>
		mapValues(operations, (operation) => methodOf(operation, connection));
	const request: RestClient['request'] = async (given, options = {}) => {
		const built = buildRawRequest(baseUrl, given, options);
		return readSuccess(built, await transport(built));
	};
	const requestList: RestClient['requestList'] = ({ path, query }, options = {}) => {
		const { pathname, search, origin } = new URL(buildRawRequest(baseUrl, { path }).url);
		const operation: Operation = {
			kind: 'many',
			method: 'GET',
			path: (origin + pathname).slice(baseUrl.length),
			paging: {},
		};
		const input = { ...Object.fromEntries(new URLSearchParams(search)), ...query };
		return new List(() => readPages({ transport, baseUrl, operation, input, options }));
	};
	const contents = contentsClient(connection);
	const downloads = downloadsClient(unsigned);
	const serverTime = clock.time;
	return {
		...mapValues(rest, resource),
		contents,
		downloads,
		request,
		requestList,
		serverTime,
	} as RestClient;
}

function mapValues<Value, Result>(
	record: Readonly<Record<string, Value>>,
	change: (value: Value) => Result,
): Record<string, Result> {
	return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
