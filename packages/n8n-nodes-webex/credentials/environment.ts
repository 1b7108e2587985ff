import type { INodeProperties } from 'n8n-workflow';
import { baseUrls, protectedAddress } from '../src/credentials/environment.ts';

/** As `baseAddressPattern` of the transport, but without a flag, and with the opposite answer. Nothing yet is not refused. */
const refusedAddress =
	'^(?=\\s*\\S)(?!\\s*(?:[Hh][Tt]{2}[Pp][Ss]://|[Hh][Tt]{2}[Pp]://(?:localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1\\])(?=[:/\\s]|$))[^\\s?#@\\\\]*\\s*$)';

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
	{
		// n8n shows it beside every expression too.
		displayName:
			'Requests go only to a <b>Base Address</b> that begins with https:// (with http:// only on this machine: localhost, 127.0.0.1), has no user name, question mark or space in it, and ends where the paths of the REST API begin, as https://webexapis.com/v1 does.',
		name: 'baseUrlNotice',
		type: 'notice',
		default: '',
		displayOptions: {
			show: { environment: ['custom'], baseUrl: [{ _cnd: { regex: refusedAddress } }] },
		},
	},
];

/** An expression for the base address, from these fields. */
export const baseUrl = (fields: '$credentials' | '$self') =>
	`(${JSON.stringify(baseUrls)})[${fields}["environment"]] || ${protectedAddress(`${fields}["baseUrl"]`)}`;
