import { operation } from '../../../src/engine/operation.ts';
import { simplifyRoom } from '../../../src/output/room.ts';
import { simplify } from '../../fields/common.ts';
import { options, title } from './fields.ts';

export const create = operation({
	name: 'Create',
	action: 'Create a room (space)',
	description: 'Create a room (space); the account becomes its first member',
	fields: [title, simplify, options],
	simplify: simplifyRoom,
	run: (webex, { title, options }) => webex.rooms.create({ title, ...options }),
});
