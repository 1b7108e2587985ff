import { operation } from '../../../src/engine/operation.ts';
import { personOf } from '../../../src/locators/person.ts';
import { messages } from '../../../src/output/message.ts';
import { limit, returnAll, simplify } from '../../fields/common.ts';
import { person } from '../../fields/person.ts';

export const getDirect = operation({
	name: 'Get Direct',
	action: 'Get direct messages with a person',
	description: 'List what the account and a person wrote to each other directly, newest first',
	fields: [person, returnAll, limit, simplify],
	...messages,
	run: async (webex, { person, limit }) => {
		const newest = await webex.messages.direct(personOf(person));
		const [{ roomId } = { roomId: '' }] = newest;
		// Webex returns the newest 50 only; their room has all of them.
		return roomId ? await webex.messages.list({ roomId }, { limit }) : newest;
	},
});
