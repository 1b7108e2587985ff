import { operation } from '../../../src/engine/operation.ts';
import { simplifyRoom } from '../../../src/output/room.ts';
import { simplify } from '../../fields/common.ts';
import { room } from '../../fields/room.ts';
import { options } from './fields.ts';

export const update = operation({
	name: 'Update',
	action: 'Update a room (space)',
	description: 'Change title and settings of a room (space); what is not set stays as it is',
	fields: [
		room,
		{
			displayName: 'New Title',
			name: 'newTitle',
			type: 'string',
			default: '',
			description: 'If empty, the title stays as it is',
		},
		{
			displayName: 'Read Only',
			name: 'readOnly',
			type: 'options',
			default: 'same',
			description: 'Nobody may write when it is on; direct rooms only, by compliance officers',
			options: [
				{ name: 'No', value: 'no' },
				{ name: 'Stays as It Is', value: 'same' },
				{ name: 'Yes', value: 'yes' },
			],
		},
		simplify,
		options,
	],
	simplify: simplifyRoom,
	run: async (webex, { roomId, newTitle, options, readOnly }, item) => {
		await item.inTurn([roomId]);
		// Webex wants the title each time.
		const title = newTitle || ((await webex.rooms.get({ roomId })).title ?? '');
		return await webex.rooms.update({
			roomId,
			title,
			...options,
			...(readOnly !== 'same' && { isReadOnly: readOnly === 'yes' }),
		});
	},
});
