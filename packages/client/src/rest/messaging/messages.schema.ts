import { z } from 'zod';
import { type AnyUpload, isUpload } from '../engine/upload.ts';

/** A card. @see https://developer.webex.com/docs/buttons-and-cards */
export const Attachment = z.looseObject({
	/** application/vnd.microsoft.card.adaptive for a card. */
	contentType: z.string(),
	/** The card. */
	content: z.looseObject({}),
});

/** @see https://developer.webex.com/docs/api/v1/messages */
export const Message = z.looseObject({
	/** Message ID. */
	id: z.string(),
	/** The message that this one replies to. */
	parentId: z.string().optional(),
	/** The room (space). */
	roomId: z.string(),
	/** `direct` or `group`. */
	roomType: z.string(),
	/** Receiver of a direct message. */
	toPersonId: z.string().optional(),
	/** Email address of the receiver of a direct message. */
	toPersonEmail: z.string().optional(),
	/** Plain text; absent when the message is only a file. */
	text: z.string().optional(),
	/** Markdown; wins over `text`. */
	markdown: z.string().optional(),
	/** As Webex shows it; read-only. */
	html: z.string().optional(),
	/** Addresses of the files. */
	files: z.array(z.string()).optional(),
	/** The author. */
	personId: z.string().optional(),
	/** Email address of the author. */
	personEmail: z.string().optional(),
	/** Person IDs. */
	mentionedPeople: z.array(z.string()).optional(),
	/** all. */
	mentionedGroups: z.array(z.string()).optional(),
	/** Cards. */
	attachments: z.array(Attachment).optional(),
	/** When it was created, ISO 8601. */
	created: z.string(),
	/** ISO 8601; only after an edit. */
	updated: z.string().optional(),
	/** Whether the file is a recorded voice. */
	isVoiceClip: z.boolean().optional(),
});
export type Message = z.infer<typeof Message>;

export const ListMessages = z.strictObject({
	/** The room (space). */
	roomId: z.string(),
	/** Only the replies to this message. */
	parentId: z.string().optional(),
	/** me, or the own person ID; bots must set it in group rooms. */
	mentionedPeople: z.string().optional(),
	/** Only messages created before this time, ISO 8601. */
	before: z.string().optional(),
	/** Only messages created before this one. */
	beforeMessage: z.string().optional(),
});
export type ListMessages = z.infer<typeof ListMessages>;

/** Exactly one of `roomId`, `toPersonId` and `toPersonEmail`; text and markdown hold 7439 bytes at most. */
export const CreateMessage = z.strictObject({
	/** The room (space). */
	roomId: z.string().optional(),
	/** Receiver of a direct message. */
	toPersonId: z.string().optional(),
	/** Email address of the receiver of a direct message. */
	toPersonEmail: z.string().optional(),
	/** The message to reply to. */
	parentId: z.string().optional(),
	/** Plain text; absent when the message is only a file. */
	text: z.string().optional(),
	/** Wins over text. */
	markdown: z.string().optional(),
	/** One card. */
	attachments: z.array(Attachment).max(1).optional(),
	/** One file: its content, or its public address, which Webex reads without signing in. At most 100 MB. */
	files: z
		.array(z.union([z.string(), z.custom<AnyUpload>(isUpload)]))
		.max(1)
		.optional(),
});
export type CreateMessage = z.infer<typeof CreateMessage>;

/** Either `personId` or `personEmail`. */
export const ListDirectMessages = z.strictObject({
	/** The other person. */
	personId: z.string().optional(),
	/** Email address of the other person. */
	personEmail: z.string().optional(),
	/** Only the replies to this message. */
	parentId: z.string().optional(),
});
export type ListDirectMessages = z.infer<typeof ListDirectMessages>;

/** At most 10 times for a message, and never for one with files or a card. */
export const UpdateMessage = z.strictObject({
	/** The message. */
	messageId: z.string(),
	/** The room (space) that it is in. */
	roomId: z.string(),
	/** Plain text. */
	text: z.string().optional(),
	/** Wins over text. */
	markdown: z.string().optional(),
});
export type UpdateMessage = z.infer<typeof UpdateMessage>;
