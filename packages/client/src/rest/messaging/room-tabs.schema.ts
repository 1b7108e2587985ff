import { z } from 'zod';

/** @see https://developer.webex.com/docs/api/v1/room-tabs */
export const RoomTab = z.looseObject({
	/** Room tab ID. */
	id: z.string(),
	/** The room (space). */
	roomId: z.string(),
	/** `direct` or `group`. */
	roomType: z.string().optional(),
	/** Name of the tab. */
	displayName: z.string(),
	/** Address of the page; https only. */
	contentUrl: z.string(),
	/** Who created it, a person ID. */
	creatorId: z.string().optional(),
	/** When it was created, ISO 8601. */
	created: z.string().optional(),
});
export type RoomTab = z.infer<typeof RoomTab>;

export const ListRoomTabs = z.strictObject({
	/** The room (space). */
	roomId: z.string(),
});
export type ListRoomTabs = z.infer<typeof ListRoomTabs>;

export const CreateRoomTab = z.strictObject({
	/** The room (space). */
	roomId: z.string(),
	/** https only. */
	contentUrl: z.string(),
	/** Name of the tab. */
	displayName: z.string(),
});
export type CreateRoomTab = z.infer<typeof CreateRoomTab>;

export const UpdateRoomTab = z.strictObject({
	/** Room tab ID. */
	id: z.string(),
	/** The room (space). */
	roomId: z.string(),
	/** https only. */
	contentUrl: z.string(),
	/** Name of the tab. */
	displayName: z.string(),
});
export type UpdateRoomTab = z.infer<typeof UpdateRoomTab>;
