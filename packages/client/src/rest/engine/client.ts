import { customEnvironment, environments } from '@webex-nodes/auth';
import { readBaseAddress, type Transport } from '@webex-nodes/http';
import type { OnKeep } from '../../list.ts';
import { rest } from '../index.ts';
import { type Contents, contentsClient } from './contents.ts';
import { type Downloads, downloadsClient } from './downloads.ts';
import { methodOf } from './method.ts';
import type { Method, Operations } from './operation.ts';
import { type RawClient, rawClient } from './raw.ts';
import { serverClock } from './server-clock.ts';

export type RestClient = {
	readonly [Resource in keyof typeof rest]: {
		readonly [Name in keyof (typeof rest)[Resource]]: Method<(typeof rest)[Resource][Name]>;
	};
} & RawClient & {
		readonly contents: Contents;
		readonly downloads: Downloads;
		/** Webex's clock by its last answer, in milliseconds since the epoch; `undefined` before the first one. */
		readonly serverTime: () => number | undefined;
	};

export interface RestClientOptions {
	/** Signs, repeats and sends: compose it from the middlewares of the http and auth packages. */
	readonly transport: Transport;
	/** Repeats and sends, and adds no token: for addresses with a ticket of their own. */
	readonly unsigned?: Transport;
	/**
	 * https, or http on this machine; `https://webexapis.com/v1` when left out. The token also goes to the other hosts of
	 * that environment, see `environments`.
	 */
	readonly baseUrl?: string;
	readonly onKeep?: OnKeep | undefined;
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
	onKeep,
}: RestClientOptions): RestClient {
	const baseUrl = readBaseAddress(address, { field: 'baseUrl', example: restApiUrl });
	const clock = serverClock();
	const observed = clock.observe(send);
	// At an address of one's own, everything is there.
	const { services = {} } = customEnvironment(baseUrl);
	const connection = { transport: observed, baseUrl, services, onKeep };
	const resource = (operations: Operations) =>
		mapValues(operations, (operation) => methodOf(operation, connection));
	const contents = contentsClient(connection);
	const downloads = downloadsClient(unsigned, baseUrl);
	const serverTime = clock.time;
	return {
		...mapValues(rest, resource),
		contents,
		downloads,
		...rawClient(observed, connection),
		serverTime,
	} as RestClient;
}

function mapValues<Value, Result>(
	record: Readonly<Record<string, Value>>,
	change: (value: Value) => Result,
): Record<string, Result> {
	return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
