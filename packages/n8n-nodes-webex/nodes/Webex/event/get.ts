import { operation } from '../../../src/engine/operation.ts';

export const get = operation({
	name: 'Get',
	action: 'Get an event',
	description: 'Get one event of the organization; for compliance officers',
	fields: [
		{
			displayName: 'Event ID',
			name: 'eventId',
			type: 'string',
			default: '',
			required: true,
			description: 'The ID that "Get Many" returns',
		},
	],
	run: (webex, { eventId }) => webex.events.get({ eventId }),
});
