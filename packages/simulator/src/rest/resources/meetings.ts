import type { rest } from '@webex-nodes/client';
import {
	AdminGetMeeting,
	AdminListMeetings,
	CreateMeeting,
	DeleteMeeting,
	EndMeeting,
	GetMeeting,
	JoinMeeting,
	ListMeetings,
	PatchMeeting,
	ReassignMeetingHost,
	UpdateMeeting,
} from '@webex-nodes/client/schemas';
import { z } from 'zod';
import { Failure, missingScope } from '../../failure.ts';
import { type Endpoints, lenient, queryFlag } from '../endpoint.ts';
import { existing, isInstanceId, isInvited, onBehalf } from '../meetings/access.ts';
import { getInstance } from '../meetings/held.ts';
import { listMeetings } from '../meetings/list.ts';
import { adminGet, adminList } from '../meetings/planned/admin.ts';
import { joinLinks } from '../meetings/planned/join.ts';
import { reassignHost } from '../meetings/planned/reassign.ts';
import { endMeeting } from '../meetings/planned/running.ts';
import { occurrenceView, seriesView } from '../meetings/view.ts';
import { nextOf, viewerOf } from '../meetings/viewer.ts';
import { changeMeeting, createMeeting, deleteMeeting } from '../meetings/write.ts';

const flags = {
	current: queryFlag,
	isModified: queryFlag,
	hasChat: queryFlag,
	hasRecording: queryFlag,
	hasTranscription: queryFlag,
	hasSummary: queryFlag,
	hasClosedCaption: queryFlag,
	hasPolls: queryFlag,
	hasQA: queryFlag,
	hasSlido: queryFlag,
};

export const meetings: Endpoints<typeof rest.meetings> = {
	adminGet: { input: AdminGetMeeting.extend({ current: queryFlag }), handle: adminGet },
	adminList: {
		input: AdminListMeetings.extend({ current: queryFlag }),
		pageSize: () => ({ usual: 10, largest: 100 }),
		handle: adminList,
	},
	create: {
		input: CreateMeeting,
		handle: createMeeting,
	},
	delete: {
		input: DeleteMeeting.extend({ sendEmail: queryFlag }),
		handle: deleteMeeting,
	},
	end: { input: EndMeeting, handle: endMeeting },
	get: {
		input: GetMeeting.extend({ current: queryFlag }),
		handle: ({ meetingId, current = false, hostEmail, password, timezone }, call) => {
			const person = onBehalf(hostEmail, call);
			if (isInstanceId(meetingId)) return getInstance(meetingId, { person, timezone }, call);
			const target = existing(meetingId, call);
			const { meeting } = target;
			const isSeen =
				meeting.hostId === person.id || isInvited(meeting, person, target.occurrence?.id);
			if (!isSeen && password !== meeting.fields.password) throw new Failure(403, missingScope);
			const viewer = viewerOf(person, call, timezone);
			const occurrence = target.occurrence ?? (current ? nextOf(meeting, call) : undefined);
			return occurrence
				? occurrenceView(meeting, occurrence, call.world, viewer)
				: seriesView(meeting, call.world, viewer);
		},
	},
	join: lenient(JoinMeeting.extend({ joinDirectly: z.boolean().optional() }), joinLinks),
	list: {
		input: ListMeetings.extend(flags),
		pageSize: () => ({ usual: 10, largest: 100 }),
		handle: listMeetings,
	},
	patch: { input: PatchMeeting, handle: changeMeeting },
	reassignHost: { input: ReassignMeetingHost, handle: reassignHost, status: () => 207 },
	update: { input: UpdateMeeting, handle: changeMeeting },
};
