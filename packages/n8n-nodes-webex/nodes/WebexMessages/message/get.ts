import { operation } from '../../../src/operation.ts';
import { simplify } from '../../fields.ts';
import { simplifyMessage } from './simplify.ts';

export const get = operation({
	name: 'Get',
	action: 'Get a message',
	description: 'Get one message by its ID',
	fields: [
		{
			displayName: 'Message ID',
			name: 'messageId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Y2lzY29zcGFyazovL3VzL01FU1NBR0Uv...',
			description: 'The ID of the message, as "Get Many" and triggers return it',
		},
		simplify,
	],
	simplify: simplifyMessage,
	run: (webex, { messageId }) => webex.messages.get({ messageId }),
});
