import { WebexInputError } from '@webex-nodes/http';
import { WithFiles } from '../../../src/engine/item.ts';
import { operation } from '../../../src/engine/operation.ts';
import { includeSecrets, limit } from '../../fields/common.ts';
import { host, serviceOf } from './host.ts';

export const send = operation({
	name: 'Send',
	action: 'Send an API request',
	description:
		'Call any endpoint of Webex with the credential: the REST API, analytics, or the contact center. The token goes to these hosts and to no other.',
	hidesSecrets: true,
	fields: [
		{
			displayName: 'Method',
			name: 'method',
			type: 'options',
			default: 'GET',
			options: [
				{ name: 'DELETE', value: 'DELETE' },
				{ name: 'GET', value: 'GET' },
				{ name: 'PATCH', value: 'PATCH' },
				{ name: 'POST', value: 'POST' },
				{ name: 'PUT', value: 'PUT' },
			],
		},
		host,
		{
			displayName: 'Path',
			name: 'path',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. /devices',
			description: 'Below the address of the host, or a whole address on one of the hosts',
		},
		{
			displayName: 'Query Parameters',
			name: 'query',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Parameter',
			default: {},
			options: [
				{
					name: 'parameter',
					displayName: 'Parameter',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
						},
					],
				},
			],
		},
		{
			displayName: 'Body',
			name: 'body',
			type: 'json',
			default: '{}',
			description: 'What to send, as JSON',
			displayOptions: { show: { method: ['PATCH', 'POST', 'PUT'] } },
		},
		{
			displayName: 'Response Format',
			name: 'format',
			type: 'options',
			default: 'json',
			options: [
				{ name: 'File', value: 'file', description: 'Any answer, as binary data' },
				{ name: 'JSON', value: 'json' },
				{ name: 'Text', value: 'text', description: 'Such as CSV or VTT, in the field "text"' },
			],
		},
		{
			displayName: 'Put Output File in Field',
			name: 'field',
			type: 'string',
			default: 'data',
			required: true,
			hint: 'The name of the output binary field to put the file in',
			displayOptions: { show: { format: ['file'] } },
		},
		{
			displayName: 'Read All Pages',
			name: 'readsPages',
			type: 'boolean',
			default: false,
			description: 'Whether the answer is a list whose next pages are read too',
			displayOptions: { show: { method: ['GET'], format: ['json'] } },
		},
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
			displayOptions: { show: { method: ['GET'], format: ['json'], readsPages: [true] } },
		},
		{
			...limit,
			displayOptions: {
				show: { method: ['GET'], format: ['json'], readsPages: [true], returnAll: [false] },
			},
		},
		includeSecrets,
	],
	run: async (webex, { method, path, query, readsPages, limit, body, ...values }, item) => {
		const parameters = Object.fromEntries(
			query.flatMap(({ name, value }) => (name ? [[name, value]] : [])),
		);
		const address = { path, query: parameters, ...serviceOf(values.host) };
		if (readsPages) return await webex.requestList(address, { limit });
		const request = { method, ...address, ...(body !== undefined && { body: parse(body) }) };
		const { format = 'json', field = 'data' } = values;
		if (format === 'file') {
			const content = await webex.requestFile(request);
			const { fileName, contentType } = content;
			return new WithFiles({ fileName, contentType }, { [field]: await item.storeFile(content) });
		}
		const answer = await webex.request({ ...request, format });
		if (format === 'text') return { text: answer };
		// An answer without a body succeeded.
		if (answer === undefined) return { success: true };
		return typeof answer === 'object' && answer !== null ? answer : { value: answer };
	},
});

function parse(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	try {
		return JSON.parse(body);
	} catch (error) {
		return refuse(error as Error);
	}
}

function refuse({ message }: Error): never {
	throw new WebexInputError('Body', `expected JSON. ${message}`);
}
