import { operation } from '../../../src/engine/operation.ts';
import { messages } from '../../../src/output/message.ts';
import { simplify } from '../../fields/common.ts';
import { messageId } from '../fields.ts';

export const get = operation({
	name: 'Get',
	action: 'Get a message',
	description: 'Get one message by its ID',
	fields: [messageId, simplify],
	...messages,
	run: (webex, { messageId }) => webex.messages.get({ messageId }),
});
