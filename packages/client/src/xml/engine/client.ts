import { readBaseAddress, type Transport } from '@webex-nodes/http';
import { List, type OnKeep } from '../../list.ts';
import { xml } from '../index.ts';
import { parseFragment } from './envelope.ts';
import { type Connection, call, exchange } from './exchange.ts';
import { readList } from './listing.ts';
import {
	isWrite,
	type Values,
	type XmlCallOptions,
	type XmlListOptions,
	type XmlMethod,
	type XmlOperation,
	type XmlOperations,
} from './operation.ts';
import { nodesOf, type Plain, type PlainInput } from './plain.ts';

export type XmlClient = {
	readonly [Service in keyof typeof xml]: {
		readonly [Name in keyof (typeof xml)[Service]]: XmlMethod<(typeof xml)[Service][Name]>;
	};
} & {
	/**
	 * Calls any other operation by its type string, such as `ep.LstContact`; `body` is plain data or a fragment of XML.
	 * Returns the content of the answer as plain data.
	 */
	readonly request: (
		operation: string,
		body?: PlainInput | string,
		options?: XmlCallOptions,
	) => Promise<Plain>;
};

export interface XmlClientOptions {
	/** Signs, repeats and sends: compose it from the middlewares here and of the http package. */
	readonly transport: Transport;
	/** The address that serves all sites when left out. */
	readonly url?: string;
	/**
	 * `typed`: ISO 8601 times, booleans and numbers as the types say. `plain`: everything as Webex wrote it, as texts;
	 * the types then say only which names to expect.
	 */
	readonly answers?: 'plain' | 'typed';
	readonly onKeep?: OnKeep | undefined;
}

export const xmlServiceUrl = 'https://api.webex.com/WBXService/XMLService';

/**
 * Every operation of the contract as a method.
 * @see https://developer.cisco.com/docs/webex-xml-api-reference-guide/
 */
export function createXmlClient({
	transport,
	url: address = xmlServiceUrl,
	answers = 'typed',
	onKeep,
}: XmlClientOptions): XmlClient {
	const url = readBaseAddress(address, { field: 'url', example: xmlServiceUrl });
	const connection = { transport, url, answers, onKeep };
	const services = Object.entries<XmlOperations>(xml).map(([service, operations]) => [
		service,
		Object.fromEntries(
			Object.entries(operations).map(([name, operation]) => [name, method(connection, operation)]),
		),
	]);
	const request: XmlClient['request'] = async (type, body = {}, options = {}) => {
		const nodes = typeof body === 'string' ? parseFragment(body, 'body') : nodesOf(body, 'body');
		const operation = { type, writes: isWrite(type) };
		return (await exchange(connection, operation, nodes, options)).plain();
	};
	return { ...Object.fromEntries(services), request } as XmlClient;
}

function method(connection: Connection, operation: XmlOperation) {
	const { listing } = operation;
	return listing
		? (input: Values = {}, options: XmlListOptions = {}) =>
				new List(() => readList(connection, operation, listing, input, options), connection.onKeep)
		: (input: Values = {}, options: XmlCallOptions = {}) =>
				call(connection, operation, input, options);
}
