import { get } from '../engine/operation.ts';
import type {
	ListMeetingAnswers,
	ListMeetingQuestions,
	MeetingAnswer,
	MeetingQuestion,
} from './meeting-questions.schema.ts';

const read = { scope: 'meeting:schedules_read' };

/**
 * Questions and answers, in organisations for which Cisco has turned it on. Meetings on the Webex Suite platform have
 * Slido instead.
 * @see https://developer.webex.com/docs/api/v1/meeting-q-and-a
 */
export const meetingQuestions = {
	/** To one question. */
	answers: get('/meetings/q_and_a/{questionId}/answers', read).many<
		ListMeetingAnswers,
		MeetingAnswer
	>({ maxPageSize: 100 }),
	list: get('/meetings/q_and_a', read).many<ListMeetingQuestions, MeetingQuestion>({
		maxPageSize: 100,
	}),
};
