import { z } from 'zod';

/** A card. @see https://developer.webex.com/docs/buttons-and-cards */
export const Attachment = z.looseObject({
	contentType: z.string().describe('application/vnd.microsoft.card.adaptive for a card'),
	content: z.looseObject({}).describe('The card'),
});

/** @see https://developer.webex.com/docs/api/v1/messages */
export const Message = z.looseObject({
	id: z.string(),
	parentId: z.string().optional().describe('The message that this one replies to'),
	roomId: z.string(),
	roomType: z.string().describe('direct or group'),
	toPersonId: z.string().optional(),
	toPersonEmail: z.string().optional(),
	text: z.string().optional().describe('Plain text; absent when the message is only a file'),
	markdown: z.string().optional(),
	html: z.string().optional().describe('As Webex shows it; read-only'),
	files: z.array(z.string()).optional().describe('Addresses of the files'),
	personId: z.string().optional().describe('The author'),
	personEmail: z.string().optional(),
	mentionedPeople: z.array(z.string()).optional().describe('Person IDs'),
	mentionedGroups: z.array(z.string()).optional().describe('all'),
	attachments: z.array(Attachment).optional(),
	created: z.string().describe('ISO 8601'),
	updated: z.string().optional().describe('ISO 8601; only after an edit'),
	isVoiceClip: z.boolean().optional(),
});
export type Message = z.infer<typeof Message>;

export const ListMessages = z.strictObject({
	roomId: z.string(),
	parentId: z.string().optional().describe('Only the replies to this message'),
	mentionedPeople: z
		.string()
		.optional()
		.describe('me, or the own person ID; bots must set it in group rooms'),
	before: z.string().optional().describe('Only messages created before this time, ISO 8601'),
	beforeMessage: z.string().optional().describe('Only messages created before this one'),
});
export type ListMessages = z.infer<typeof ListMessages>;

/** Exactly one of `roomId`, `toPersonId` and `toPersonEmail`; text and markdown hold 7439 bytes at most. */
export const CreateMessage = z.strictObject({
	roomId: z.string().optional(),
	toPersonId: z.string().optional(),
	toPersonEmail: z.string().optional(),
	parentId: z.string().optional().describe('The message to reply to'),
	text: z.string().optional(),
	markdown: z.string().optional().describe('Wins over text'),
	attachments: z.array(Attachment).max(1).optional().describe('One card'),
});
export type CreateMessage = z.infer<typeof CreateMessage>;
