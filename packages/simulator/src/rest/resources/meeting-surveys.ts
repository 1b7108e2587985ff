import type { rest } from '@webex-nodes/client';
import {
	CreateMeetingSurveyLinks,
	GetMeetingSurvey,
	ListMeetingSurveyResults,
} from '@webex-nodes/client/schemas';
import type { Endpoints } from '../endpoint.ts';
import { createSurveyLinks, getSurvey, listSurveyResults } from '../meetings/planned/surveys.ts';

export const meetingSurveys: Endpoints<typeof rest.meetingSurveys> = {
	createLinks: { input: CreateMeetingSurveyLinks, handle: createSurveyLinks },
	get: { input: GetMeetingSurvey, handle: getSurvey },
	results: {
		input: ListMeetingSurveyResults,
		pageSize: () => ({ usual: 10, largest: 100 }),
		handle: listSurveyResults,
	},
};
