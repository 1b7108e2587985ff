import { WebexInputError } from '@webex-nodes/http';
import { operation } from '../../../src/engine/operation.ts';
import { includeSecrets, limit } from '../../fields/common.ts';

export const send = operation({
	name: 'Send',
	action: 'Send an API request',
	description:
		'Call any endpoint of the Webex REST API with the credential; the host is always that of the credential',
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
		{
			displayName: 'Path',
			name: 'path',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. /devices',
			description: 'Below the address of the API',
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
			displayName: 'Read All Pages',
			name: 'readsPages',
			type: 'boolean',
			default: false,
			description: 'Whether the answer is a list whose next pages are read too',
			displayOptions: { show: { method: ['GET'] } },
		},
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
			displayOptions: { show: { method: ['GET'], readsPages: [true] } },
		},
		{
			...limit,
			displayOptions: { show: { method: ['GET'], readsPages: [true], returnAll: [false] } },
		},
		{
			displayName: 'Body',
			name: 'body',
			type: 'json',
			default: '{}',
			description: 'What to send, as JSON',
			displayOptions: { show: { method: ['PATCH', 'POST', 'PUT'] } },
		},
		includeSecrets,
	],
	run: async (webex, { method, path, query, readsPages, limit, body }) => {
		const parameters = Object.fromEntries(
			query.flatMap(({ name, value }) => (name ? [[name, value]] : [])),
		);
		if (readsPages) return await webex.requestList({ path, query: parameters }, { limit });
		const answer = await webex.request({
			method,
			path,
			query: parameters,
			...(body !== undefined && { body: parse(body) }),
		});
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
