import { get, post } from '../engine/operation.ts';
import type {
	CreateMeetingSurveyLinks,
	GetMeetingSurvey,
	ListMeetingSurveyResults,
	MeetingSurvey,
	MeetingSurveyLink,
	MeetingSurveyResult,
} from './meeting-surveys.schema.ts';

const scope = 'meeting:schedules_read';

/** Of webinars. @see https://developer.webex.com/docs/api/v1/meetings/get-a-meeting-survey */
export const meetingSurveys = {
	/** One for each person. */
	createLinks: post('/meetings/{meetingId}/surveyLinks', {
		scope: 'meeting:schedules_write',
		headers: ['timezone'],
	}).one<CreateMeetingSurveyLinks, { items: MeetingSurveyLink[] }>(),
	get: get('/meetings/{meetingId}/survey', { scope, headers: ['hostEmail'] }).one<
		GetMeetingSurvey,
		MeetingSurvey
	>(),
	results: get('/meetings/{meetingId}/surveyResults', {
		scope,
		headers: ['hostEmail', 'timezone'],
	}).many<ListMeetingSurveyResults, MeetingSurveyResult>({ maxPageSize: 100 }),
};
