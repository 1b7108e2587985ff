import { operation } from '../../../src/engine/operation.ts';
import { webAddress } from '../../../src/engine/web-address.ts';
import { room } from '../../fields/room.ts';
import { contentUrl, displayName } from './fields.ts';

export const create = operation({
	name: 'Create',
	action: 'Create a room tab',
	description: 'Put a web page beside the messages of a room (space)',
	fields: [room, displayName, contentUrl],
	run: async (webex, { roomId, displayName, contentUrl }) =>
		await webex.roomTabs.create({
			roomId,
			displayName,
			contentUrl: webAddress(contentUrl, 'Content URL'),
		}),
});
