import { z } from 'zod';

/** @see https://developer.webex.com/docs/api/v1/memberships */
export const Membership = z.looseObject({
	/** Membership ID. */
	id: z.string(),
	/** The room (space). */
	roomId: z.string(),
	/** A person; `me` is the account itself where the caller may be meant. */
	personId: z.string(),
	/** Email address of the person. */
	personEmail: z.string().optional(),
	/** Full name of the person. */
	personDisplayName: z.string().optional(),
	/** Organisation of the person. */
	personOrgId: z.string().optional(),
	/** Whether the person moderates. */
	isModerator: z.boolean().optional(),
	/** Whether a direct room is hidden in the app. */
	isRoomHidden: z.boolean().optional(),
	/** `direct` or `group`. */
	roomType: z.string().optional(),
	/** No longer used. */
	isMonitor: z.boolean().optional(),
	/** When it was created, ISO 8601. */
	created: z.string().optional(),
});
export type Membership = z.infer<typeof Membership>;

/** A person is looked for in one room; compliance officers may leave the room out. */
export const ListMemberships = z.strictObject({
	/** The room (space). */
	roomId: z.string().optional(),
	/** A person; `me` is the account itself where the caller may be meant. */
	personId: z.string().optional(),
	/** Email address of the person. */
	personEmail: z.string().optional(),
});
export type ListMemberships = z.infer<typeof ListMemberships>;

/** Either `personId` or `personEmail`. */
export const CreateMembership = z.strictObject({
	/** The room (space). */
	roomId: z.string(),
	/** A person; `me` is the account itself where the caller may be meant. */
	personId: z.string().optional(),
	/** Email address of the person. */
	personEmail: z.string().optional(),
	/** Whether the person moderates. */
	isModerator: z.boolean().optional(),
});
export type CreateMembership = z.infer<typeof CreateMembership>;

export const UpdateMembership = z.strictObject({
	/** The membership. */
	membershipId: z.string(),
	/** Whether the person moderates. */
	isModerator: z.boolean(),
	/** True for direct rooms only; a new message shows it again. */
	isRoomHidden: z.boolean(),
});
export type UpdateMembership = z.infer<typeof UpdateMembership>;
