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

/** `orgPublicSpaces` goes with none of the first three. */
export const ListRooms = z.strictObject({
	teamId: z.string().optional(),
	type: z.enum(['direct', 'group']).optional(),
	sortBy: z.enum(['id', 'lastactivity', 'created']).optional(),
	orgPublicSpaces: z.boolean().optional().describe('Public rooms of the organisation'),
	from: z.string().optional().describe('Made public after this time, ISO 8601'),
	to: z.string().optional().describe('Made public before this time, ISO 8601'),
});
export type ListRooms = z.infer<typeof ListRooms>;

const changeable = {
	teamId: z.string().optional(),
	classificationId: z.string().optional(),
	isLocked: z.boolean().optional().describe('Moderated: only moderators add people'),
	isPublic: z
		.boolean()
		.optional()
		.describe('Anybody of the organisation may join; needs a description'),
	description: z.string().optional(),
	isAnnouncementOnly: z.boolean().optional().describe('Only moderators write; needs isLocked'),
};

export const CreateRoom = z.strictObject({ title: z.string(), ...changeable });
export type CreateRoom = z.infer<typeof CreateRoom>;

export const UpdateRoom = z.strictObject({
	roomId: z.string(),
	title: z.string(),
	...changeable,
	isReadOnly: z.boolean().optional().describe('Direct rooms, by compliance officers'),
});
export type UpdateRoom = z.infer<typeof UpdateRoom>;

export const MeetingInfo = z.looseObject({
	roomId: z.string(),
	meetingLink: z.string().optional(),
	sipAddress: z.string().optional(),
	meetingNumber: z.string().optional(),
	meetingId: z.string().optional(),
	callInTollFreeNumber: z.string().optional(),
	callInTollNumber: z.string().optional(),
});
export type MeetingInfo = z.infer<typeof MeetingInfo>;
