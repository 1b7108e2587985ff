import type { rest } from '@webex-nodes/client';
import { CreateAttachmentAction } from '@webex-nodes/client/schemas';
import { z } from 'zod';
import { Failure } from '../../failure.ts';
import { type Endpoints, readId } from '../endpoint.ts';

export const attachmentActions: Endpoints<typeof rest.attachmentActions> = {
	create: {
		input: CreateAttachmentAction,
		status: ({ switches }) => switches.cardActionStatus,
		handle: ({ messageId, inputs }, { world, caller }) => {
			const message = world.message(readId('MESSAGE', messageId));
			if (!message || !world.isMember(message.roomId, caller.id)) {
				throw new Failure(404, 'Unable to get message.');
			}
			if (!message.attachments?.length) throw new Failure(400, 'The message has no card.');
			return world.submitCard(message.id, caller.id, inputs);
		},
	},
	get: {
		input: z.strictObject({ id: z.string() }),
		handle: ({ id }, { world, caller }) => {
			const action = world.actions.get(readId('ATTACHMENT_ACTION', id));
			if (!action || !world.isMember(action.roomId ?? '', caller.id)) {
				throw new Failure(404, 'The requested resource could not be found.');
			}
			return action;
		},
	},
};
