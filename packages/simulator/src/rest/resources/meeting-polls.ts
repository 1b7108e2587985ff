import type { rest } from '@webex-nodes/client';
import { ListMeetingPolls, ListPollRespondents } from '@webex-nodes/client/schemas';
import { Failure } from '../../failure.ts';
import type { Endpoints } from '../endpoint.ts';
import {
	instanceOfHost,
	joinResults,
	pollResults,
	pollView,
	respondentsOf,
} from '../meetings/polls.ts';

const pageSize = () => ({ usual: 10, largest: 100 });

export const meetingPolls: Endpoints<typeof rest.meetingPolls> = {
	list: {
		input: ListMeetingPolls,
		// It has no pages.
		pageSize: () => ({ usual: Number.POSITIVE_INFINITY, largest: Number.POSITIVE_INFINITY }),
		handle: ({ meetingId }, call) =>
			call.world.meetings.polls.of(instanceOfHost(meetingId, call).id).map(pollView),
	},
	respondents: {
		input: ListPollRespondents,
		pageSize,
		handle: ({ pollId, questionId, meetingId }, call) => {
			const poll = call.world.meetings.polls
				.of(instanceOfHost(meetingId, call).id)
				.find(({ id }) => id === pollId);
			const question = poll?.questions.find(({ id }) => id === questionId);
			if (!question) throw new Failure(404, 'The requested resource could not be found.');
			return respondentsOf(question);
		},
	},
	results: {
		input: ListMeetingPolls,
		pageSize,
		join: joinResults,
		handle: ({ meetingId }, call) =>
			call.world.meetings.polls
				.of(instanceOfHost(meetingId, call).id)
				.flatMap((poll) => pollResults(poll, call)),
	},
};
