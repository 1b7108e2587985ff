import { operation } from '../../../src/engine/operation.ts';
import { maxReassigned, reassign } from '../../../src/meetings/reassign.ts';
import { host, optionsOf, site } from '../fields.ts';

export const reassignHost = operation({
	name: 'Reassign Host',
	action: 'Reassign the host of meetings',
	description:
		'Give series to another host, for administrators. Each meeting has a result: one that Webex refuses does not fail the others.',
	fields: [
		{
			displayName: 'Meetings',
			name: 'meetings',
			type: 'string',
			list: 'names',
			default: '',
			required: true,
			placeholder: 'e.g. 25501234567',
			description: 'IDs or numbers, separated by commas, or an expression that returns a list',
		},
		{
			...host,
			displayName: 'New Host',
			required: true,
			description: 'Who hosts them from now on, by email address',
		},
		optionsOf([site]),
	],
	run: async (webex, values) => (await reassign(webex, [values]))[0],
	batch: {
		size: maxReassigned,
		key: ({ hostEmail, options }) => `${hostEmail} ${options.siteUrl ?? ''}`,
		weight: ({ meetings }) => meetings.length,
		run: (webex, items) => reassign(webex, items),
	},
});
