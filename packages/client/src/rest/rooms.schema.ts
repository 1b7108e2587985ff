import { z } from 'zod';

/** A room; the Webex app says space. @see https://developer.webex.com/docs/api/v1/rooms */
export const Room = z.looseObject({
	id: z.string(),
	title: z.string().optional().describe("In a direct room the other person's name"),
	type: z.string().describe('direct or group'),
	isLocked: z.boolean().optional().describe('Moderated'),
	teamId: z.string().optional(),
	lastActivity: z.string().optional().describe('ISO 8601'),
	created: z.string().describe('ISO 8601'),
	creatorId: z.string().optional().describe('Person ID'),
	ownerId: z.string().optional().describe('Organisation ID'),
	classificationId: z.string().optional(),
	isAnnouncementOnly: z.boolean().optional(),
	isReadOnly: z.boolean().optional(),
	isPublic: z.boolean().optional(),
	madePublic: z.string().optional().describe('ISO 8601'),
	description: z.string().optional(),
	errors: z.looseObject({}).optional().describe('Fields that could not be decrypted'),
});
export type Room = z.infer<typeof Room>;

export const ListRooms = z.strictObject({
	teamId: z.string().optional(),
	type: z.enum(['direct', 'group']).optional(),
	sortBy: z.enum(['id', 'lastactivity', 'created']).optional(),
});
export type ListRooms = z.infer<typeof ListRooms>;
