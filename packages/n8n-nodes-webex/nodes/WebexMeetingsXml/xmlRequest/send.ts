import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { includeSecrets } from '../fields.ts';

export const send = meetingsOperation({
	name: 'Send',
	action: 'Send an XML request',
	description:
		'Send any operation of the XML API: the node adds envelope and credentials, and reads the answer',
	fields: [
		{
			displayName: 'XML Operation',
			name: 'xmlOperation',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. ep.LstContact',
			description: 'Binding and name, as the reference of the XML API has them',
		},
		{
			displayName: 'Body',
			name: 'body',
			type: 'string',
			default: '',
			typeOptions: { rows: 6 },
			placeholder: 'e.g. <addressType>PERSONAL</addressType>',
			description: 'The elements inside of bodyContent',
		},
		includeSecrets,
	],
	run: async ({ webex }, { xmlOperation, body }) => {
		const answer = await webex.request(xmlOperation, body);
		// An empty answer is a success.
		return typeof answer === 'string' ? { success: true } : answer;
	},
});
