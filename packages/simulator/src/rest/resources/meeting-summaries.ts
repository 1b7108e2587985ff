import type { MeetingSummary, rest } from '@webex-nodes/client';
import { ListMeetingSummaries } from '@webex-nodes/client/schemas';
import { z } from 'zod';
import type { SummaryRecord } from '../../world/meetings/artifacts.ts';
import type { Endpoints } from '../endpoint.ts';
import { endedInstance } from '../meetings/ended.ts';
import { requireOfficer } from '../meetings/roles.ts';
import { mayRead, requireOwner } from '../meetings/transcript-access.ts';

const pageSize = () => ({ usual: 10, largest: 100 });

const shown = ({ id, instanceId, status, notes, actionItems }: SummaryRecord): MeetingSummary => ({
	id,
	meetingId: instanceId,
	status,
	notes: { content: notes },
	actionItems: actionItems.map((content) => ({ content })),
});

export const meetingSummaries: Endpoints<typeof rest.meetingSummaries> = {
	adminList: {
		input: ListMeetingSummaries,
		pageSize,
		handle: ({ meetingId }, call) => {
			requireOfficer(call);
			return call.world.meetings.summaries.of(endedInstance(meetingId, call).id).map(shown);
		},
	},
	delete: {
		input: z.strictObject({ summaryId: z.string() }),
		handle: ({ summaryId }, call): undefined => {
			const { summaries } = call.world.meetings;
			const summary = summaries.get(summaryId);
			requireOwner(summary, call, 'meeting:summaries_write');
			if (summary) summaries.set({ ...summary, status: 'deleted' });
		},
	},
	list: {
		input: ListMeetingSummaries,
		pageSize,
		handle: ({ meetingId }, call) =>
			call.world.meetings.summaries
				.of(endedInstance(meetingId, call).id)
				.filter((each) => mayRead(each, call.caller, call))
				.map(shown),
	},
};
