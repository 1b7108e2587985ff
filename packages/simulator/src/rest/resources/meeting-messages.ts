import type { rest } from '@webex-nodes/client';
import { z } from 'zod';
import { Failure } from '../../failure.ts';
import { valueOfId } from '../../world/ids.ts';
import { type Endpoints, readId } from '../endpoint.ts';
import { requireOfficer } from '../meetings/roles.ts';

export const meetingMessages: Endpoints<typeof rest.meetingMessages> = {
	delete: {
		input: z.strictObject({ meetingMessageId: z.string() }),
		handle: ({ meetingMessageId }, call): undefined => {
			requireOfficer(call);
			const { chats } = call.world.meetings;
			const id = valueOfId(readId('MEETING_MESSAGE', meetingMessageId));
			if (!chats.get(id)) throw new Failure(404, 'The requested resource could not be found.');
			chats.delete(id);
		},
	},
};
