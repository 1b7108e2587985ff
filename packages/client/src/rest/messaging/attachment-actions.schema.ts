import { z } from 'zod';

/** What somebody entered into a card. @see https://developer.webex.com/docs/api/v1/attachment-actions */
export const AttachmentAction = z.looseObject({
	/** Attachment action ID. */
	id: z.string(),
	/** Who submitted the card. */
	personId: z.string(),
	/** The room (space). */
	roomId: z.string().optional(),
	/** submit. */
	type: z.string(),
	/** The message with the card. */
	messageId: z.string(),
	/** By the IDs of the inputs. */
	inputs: z.looseObject({}),
	/** When it was created, ISO 8601. */
	created: z.string().optional(),
});
export type AttachmentAction = z.infer<typeof AttachmentAction>;

export const CreateAttachmentAction = z.strictObject({
	/** `submit`. */
	type: z.literal('submit'),
	/** The message with the card. */
	messageId: z.string(),
	/** What was entered, by the IDs of the inputs. */
	inputs: z.looseObject({}),
});
export type CreateAttachmentAction = z.infer<typeof CreateAttachmentAction>;
