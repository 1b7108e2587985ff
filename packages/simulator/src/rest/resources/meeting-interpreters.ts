import type { rest } from '@webex-nodes/client';
import {
	CreateMeetingInterpreter,
	DeleteMeetingInterpreter,
	GetMeetingInterpreter,
	ListMeetingInterpreters,
	UpdateInterpretation,
	UpdateMeetingInterpreter,
} from '@webex-nodes/client/schemas';
import { type Endpoints, queryFlag } from '../endpoint.ts';
import {
	createInterpreter,
	deleteInterpreter,
	getInterpreter,
	listInterpreters,
	updateInterpretation,
	updateInterpreter,
} from '../meetings/planned/interpreters.ts';

export const meetingInterpreters: Endpoints<typeof rest.meetingInterpreters> = {
	create: { input: CreateMeetingInterpreter, handle: createInterpreter },
	delete: {
		input: DeleteMeetingInterpreter.extend({ sendEmail: queryFlag }),
		handle: deleteInterpreter,
	},
	get: { input: GetMeetingInterpreter, handle: getInterpreter },
	list: {
		input: ListMeetingInterpreters,
		pageSize: () => ({ usual: 1000, largest: 1000 }),
		handle: listInterpreters,
	},
	update: { input: UpdateMeetingInterpreter, handle: updateInterpreter },
	updateSettings: { input: UpdateInterpretation, handle: updateInterpretation },
};
