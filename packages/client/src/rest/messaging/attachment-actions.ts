import { get, post } from '../engine/operation.ts';
import type { AttachmentAction, CreateAttachmentAction } from './attachment-actions.schema.ts';

/** @see https://developer.webex.com/docs/api/v1/attachment-actions */
export const attachmentActions = {
	create: post('/attachment/actions', { scope: 'spark:messages_write' }).one<
		CreateAttachmentAction,
		AttachmentAction
	>(),
	get: get('/attachment/actions/{id}', { scope: 'spark:messages_read' }).one<
		{ id: string },
		AttachmentAction
	>(),
};
