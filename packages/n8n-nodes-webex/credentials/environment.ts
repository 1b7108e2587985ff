import type { INodeProperties } from 'n8n-workflow';
import { baseUrls, protectedAddress } from '../src/credentials/environment.ts';

/** Which Webex a credential belongs to: the first fields of each credential type. */
export const environment: INodeProperties[] = [
	{
		displayName: 'Environment',
		name: 'environment',
		type: 'options',
		default: 'commercial',
		description: 'Which Webex the account belongs to',
		options: [
			{ name: 'Commercial', value: 'commercial', description: 'webexapis.com' },
			{ name: 'Custom', value: 'custom', description: 'A gateway or a simulator' },
			{ name: 'FedRAMP', value: 'fedramp', description: 'Webex for Government' },
		],
	},
	{
		displayName: 'Base Address',
		name: 'baseUrl',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://webexapis.com/v1',
		description:
			'Where the REST API is, with https://; http:// is accepted only for this machine (localhost). The authorize and token endpoints are looked for below it.',
		displayOptions: { show: { environment: ['custom'] } },
	},
];

/** An expression for the base address, from these fields. */
export const baseUrl = (fields: '$credentials' | '$self') =>
	`(${JSON.stringify(baseUrls)})[${fields}["environment"]] || ${protectedAddress(`${fields}["baseUrl"]`)}`;
