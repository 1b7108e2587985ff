import type { RawRequest } from '@webex-nodes/client';

/** Who gets the token: the hosts of Webex that take it. */
export const host = {
	displayName: 'Host',
	name: 'host',
	type: 'options',
	default: 'api',
	description:
		'Where the request goes. All but "REST API" exist in the commercial environment only.',
	options: [
		{ name: 'Analytics', value: 'analytics', description: 'The host analytics.webexapis.com' },
		{
			name: 'Call Analytics',
			value: 'callAnalytics',
			description: 'Such as call detail records: the host analytics-calling.webexapis.com',
		},
		{ name: 'Contact Center ANZ1', value: 'contactCenterAnz1' },
		{ name: 'Contact Center CA1', value: 'contactCenterCa1' },
		{ name: 'Contact Center EU1', value: 'contactCenterEu1' },
		{ name: 'Contact Center EU2', value: 'contactCenterEu2' },
		{ name: 'Contact Center JP1', value: 'contactCenterJp1' },
		{ name: 'Contact Center SG1', value: 'contactCenterSg1' },
		{ name: 'Contact Center US1', value: 'contactCenterUs1' },
		{
			name: 'REST API',
			value: 'api',
			description: 'That of the credential, such as webexapis.com',
		},
	],
} as const;

export const serviceOf = (
	chosen: 'api' | NonNullable<RawRequest['service']>,
): Pick<RawRequest, 'service'> => (chosen === 'api' ? {} : { service: chosen });
