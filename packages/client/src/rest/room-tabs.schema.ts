import { z } from 'zod';

/** @see https://developer.webex.com/docs/api/v1/room-tabs */
export const RoomTab = z.looseObject({
	id: z.string(),
	roomId: z.string(),
	roomType: z.string().optional().describe('direct or group'),
	displayName: z.string(),
	contentUrl: z.string(),
	creatorId: z.string().optional().describe('Person ID'),
	created: z.string().optional().describe('ISO 8601'),
});
export type RoomTab = z.infer<typeof RoomTab>;

export const ListRoomTabs = z.strictObject({ roomId: z.string() });
export type ListRoomTabs = z.infer<typeof ListRoomTabs>;

export const CreateRoomTab = z.strictObject({
	roomId: z.string(),
	contentUrl: z.string().describe('https only'),
	displayName: z.string(),
});
export type CreateRoomTab = z.infer<typeof CreateRoomTab>;

export const UpdateRoomTab = z.strictObject({
	id: z.string(),
	roomId: z.string(),
	contentUrl: z.string().describe('https only'),
	displayName: z.string(),
});
export type UpdateRoomTab = z.infer<typeof UpdateRoomTab>;
