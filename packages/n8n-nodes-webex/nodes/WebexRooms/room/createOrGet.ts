import { operation } from '../../../src/engine/operation.ts';
import { simplifyRoom } from '../../../src/output/room.ts';
import { simplify } from '../../fields/common.ts';
import { options, title } from './fields.ts';

export const createOrGet = operation({
	name: 'Create or Get',
	action: 'Create a room (space) unless it exists',
	description:
		'Get the room (space) with exactly this title, or create it: a schedule can repeat it without making a second one',
	fields: [title, simplify, options],
	simplify: (found: Parameters<typeof simplifyRoom>[0] & { wasCreated: boolean }) => ({
		...simplifyRoom(found),
		wasCreated: found.wasCreated,
	}),
	run: async (webex, { title, options }, item) => {
		// Two items with one title must not create two rooms.
		await item.inTurn([title]);
		const { teamId } = options;
		const listed = webex.rooms.list({
			type: 'group',
			sortBy: 'lastactivity',
			...(teamId && { teamId }),
		});
		for await (const room of listed) {
			if (room.title === title) return { ...room, wasCreated: false };
		}
		return { ...(await webex.rooms.create({ title, ...options })), wasCreated: true };
	},
});
