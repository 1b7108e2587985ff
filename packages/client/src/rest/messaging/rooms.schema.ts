import { z } from 'zod';

/** A room; the Webex app says space. @see https://developer.webex.com/docs/api/v1/rooms */
export const Room = z.looseObject({
	/** Room ID. */
	id: z.string(),
	/** In a direct room the other person's name. */
	title: z.string().optional(),
	/** `direct` or `group`. */
	type: z.string(),
	/** Moderated. */
	isLocked: z.boolean().optional(),
	/** The team. */
	teamId: z.string().optional(),
	/** Of the last message or action, ISO 8601. */
	lastActivity: z.string().optional(),
	/** When it was created, ISO 8601. */
	created: z.string(),
	/** Who created it, a person ID. */
	creatorId: z.string().optional(),
	/** Organisation ID. */
	ownerId: z.string().optional(),
	/** Classification of the organisation, such as "confidential". */
	classificationId: z.string().optional(),
	/** Only moderators write; needs `isLocked`. */
	isAnnouncementOnly: z.boolean().optional(),
	/** No person can write; set by compliance officers, in direct rooms. */
	isReadOnly: z.boolean().optional(),
	/** All people of the organisation may find it and join; needs a description. */
	isPublic: z.boolean().optional(),
	/** When it was made public, ISO 8601. */
	madePublic: z.string().optional(),
	/** What it is for. */
	description: z.string().optional(),
	/** Fields that could not be decrypted. */
	errors: z.looseObject({}).optional(),
});
export type Room = z.infer<typeof Room>;

/** `orgPublicSpaces` goes with none of the first three. */
export const ListRooms = z.strictObject({
	/** The team. */
	teamId: z.string().optional(),
	/** `direct` or `group`. */
	type: z.enum(['direct', 'group']).optional(),
	/** The order; `lastactivity` is newest first. */
	sortBy: z.enum(['id', 'lastactivity', 'created']).optional(),
	/** Public rooms of the organisation. */
	orgPublicSpaces: z.boolean().optional(),
	/** Made public after this time, ISO 8601. */
	from: z.string().optional(),
	/** Made public before this time, ISO 8601. */
	to: z.string().optional(),
});
export type ListRooms = z.infer<typeof ListRooms>;

const changeable = {
	/** The team. */
	teamId: z.string().optional(),
	/** Classification of the organisation, such as "confidential". */
	classificationId: z.string().optional(),
	/** Moderated: only moderators add people. */
	isLocked: z.boolean().optional(),
	/** All people of the organisation may join; needs a description. */
	isPublic: z.boolean().optional(),
	/** What it is for. */
	description: z.string().optional(),
	/** Only moderators write; needs isLocked. */
	isAnnouncementOnly: z.boolean().optional(),
};

export const CreateRoom = z.strictObject({
	/** The title; in a direct room the other person's name. */
	title: z.string(),
	...changeable,
});
export type CreateRoom = z.infer<typeof CreateRoom>;

export const UpdateRoom = z.strictObject({
	/** The room (space). */
	roomId: z.string(),
	/** The title; in a direct room the other person's name. */
	title: z.string(),
	...changeable,
	/** Direct rooms, by compliance officers. */
	isReadOnly: z.boolean().optional(),
});
export type UpdateRoom = z.infer<typeof UpdateRoom>;

export const MeetingInfo = z.looseObject({
	/** The room (space). */
	roomId: z.string(),
	/** Address to join. */
	meetingLink: z.string().optional(),
	/** Address for video systems. */
	sipAddress: z.string().optional(),
	/** Number to enter. */
	meetingNumber: z.string().optional(),
	/** Meeting of Webex Meetings. */
	meetingId: z.string().optional(),
	/** Phone number without charge. */
	callInTollFreeNumber: z.string().optional(),
	/** Phone number with charge. */
	callInTollNumber: z.string().optional(),
});
export type MeetingInfo = z.infer<typeof MeetingInfo>;
