import { get } from '../engine/operation.ts';
import type {
	ListMeetingPolls,
	ListPollRespondents,
	MeetingPoll,
	MeetingPollResult,
	PollRespondent,
} from './meeting-polls.schema.ts';

const read = { scope: 'meeting:schedules_read' };

/**
 * Up to 15 minutes after the end of a meeting, in organisations for which Cisco has turned it on. Meetings on the Webex
 * Suite platform have Slido instead.
 * @see https://developer.webex.com/docs/api/v1/meeting-polls
 */
export const meetingPolls = {
	list: get('/meetings/polls', read).many<ListMeetingPolls, MeetingPoll>({}),
	/** Of one question. */
	respondents: get('/meetings/polls/{pollId}/questions/{questionId}/respondents', read).many<
		ListPollRespondents,
		PollRespondent
	>({ maxPageSize: 100 }),
	/** With who answered what. */
	results: get('/meetings/pollResults', read).many<ListMeetingPolls, MeetingPollResult>({
		maxPageSize: 100,
	}),
};
