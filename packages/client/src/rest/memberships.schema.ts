import { z } from 'zod';

/** @see https://developer.webex.com/docs/api/v1/memberships */
export const Membership = z.looseObject({
	id: z.string(),
	roomId: z.string(),
	personId: z.string(),
	personEmail: z.string().optional(),
	personDisplayName: z.string().optional(),
	personOrgId: z.string().optional(),
	isModerator: z.boolean().optional(),
	isRoomHidden: z.boolean().optional().describe('Whether a direct room is hidden in the app'),
	roomType: z.string().optional().describe('direct or group'),
	isMonitor: z.boolean().optional().describe('No longer used'),
	created: z.string().optional().describe('ISO 8601'),
});
export type Membership = z.infer<typeof Membership>;

/** A person is looked for in one room; compliance officers may leave the room out. */
export const ListMemberships = z.strictObject({
	roomId: z.string().optional(),
	personId: z.string().optional(),
	personEmail: z.string().optional(),
});
export type ListMemberships = z.infer<typeof ListMemberships>;

/** Either `personId` or `personEmail`. */
export const CreateMembership = z.strictObject({
	roomId: z.string(),
	personId: z.string().optional(),
	personEmail: z.string().optional(),
	isModerator: z.boolean().optional(),
});
export type CreateMembership = z.infer<typeof CreateMembership>;

export const UpdateMembership = z.strictObject({
	membershipId: z.string(),
	isModerator: z.boolean(),
	isRoomHidden: z.boolean().describe('True for direct rooms only; a new message shows it again'),
});
export type UpdateMembership = z.infer<typeof UpdateMembership>;
