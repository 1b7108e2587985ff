import type { RoomTab, rest } from '@webex-nodes/client';
import { CreateRoomTab, ListRoomTabs, UpdateRoomTab } from '@webex-nodes/client/schemas';
import { z } from 'zod';
import { Failure } from '../../failure.ts';
import { requireUnlocked, roomOf } from '../access.ts';
import { type Call, type Endpoints, readId } from '../endpoint.ts';

const one = z.strictObject({ id: z.string() });

export const roomTabs: Endpoints<typeof rest.roomTabs> = {
	create: {
		input: CreateRoomTab,
		handle: (draft, call) => {
			const { world, caller } = call;
			const room = writable(draft, call);
			const tab = {
				id: world.newId('TABS'),
				roomId: room.id,
				roomType: room.type,
				displayName: draft.displayName,
				contentUrl: draft.contentUrl,
				creatorId: caller.id,
				created: world.time(),
			};
			world.tabs.set(tab.id, tab);
			return tab;
		},
	},
	delete: {
		input: one,
		handle: ({ id }, call) => {
			const tab = existing(id, call);
			writable(tab, call);
			call.world.tabs.delete(tab.id);
			return undefined;
		},
	},
	get: { input: one, handle: ({ id }, call) => existing(id, call) },
	list: {
		input: ListRoomTabs,
		pageSize: () => ({ usual: 1000, largest: 1000 }),
		handle: ({ roomId }, call) => {
			const room = roomOf(roomId, call);
			return [...call.world.tabs.values()].filter((tab) => tab.roomId === room.id);
		},
	},
	update: {
		input: UpdateRoomTab,
		handle: ({ id, contentUrl, displayName }, call) => {
			const tab = existing(id, call);
			writable({ ...tab, contentUrl }, call);
			const updated = { ...tab, contentUrl, displayName };
			call.world.tabs.set(tab.id, updated);
			return updated;
		},
	},
};

function existing(id: string, call: Call): RoomTab {
	const tab = call.world.tabs.get(readId('TABS', id));
	if (!tab) throw new Failure(404, 'The requested resource could not be found.');
	roomOf(tab.roomId, call);
	return tab;
}

function writable({ roomId, contentUrl }: { roomId: string; contentUrl: string }, call: Call) {
	const room = roomOf(roomId, call);
	requireUnlocked(room, call);
	if (!contentUrl.startsWith('https://'))
		throw new Failure(400, 'contentUrl must be an https URL.');
	return room;
}
