import { z } from 'zod';

/** What somebody entered into a card. @see https://developer.webex.com/docs/api/v1/attachment-actions */
export const AttachmentAction = z.looseObject({
	id: z.string(),
	personId: z.string(),
	roomId: z.string().optional(),
	type: z.string().describe('submit'),
	messageId: z.string().describe('The message with the card'),
	inputs: z.looseObject({}).describe('By the IDs of the inputs'),
	created: z.string().optional().describe('ISO 8601'),
});
export type AttachmentAction = z.infer<typeof AttachmentAction>;

export const CreateAttachmentAction = z.strictObject({
	type: z.literal('submit'),
	messageId: z.string(),
	inputs: z.looseObject({}),
});
export type CreateAttachmentAction = z.infer<typeof CreateAttachmentAction>;
