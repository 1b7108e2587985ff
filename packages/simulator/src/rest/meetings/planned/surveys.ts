import type {
	CreateMeetingSurveyLinks,
	GetMeetingSurvey,
	ListMeetingSurveyResults,
	MeetingSurvey,
	MeetingSurveyLink,
	MeetingSurveyResult,
} from '@webex-nodes/client';
import { secretHex } from '../../../world/marked.ts';
import { readMoment, writeMoment } from '../../../world/meetings/dates.ts';
import type { InstanceRecord } from '../../../world/meetings/instances.ts';
import type { MeetingRecord } from '../../../world/meetings/series.ts';
import type { Call } from '../../endpoint.ts';
import { existingInstance, isInstanceId } from '../access.ts';
import { invalid } from '../checks.ts';
import { viewerOf } from '../viewer.ts';
import { hostedWebinar } from './hosted.ts';

const month = 30 * 24 * 3600_000; // ms

/** People make a survey on a page of Webex; the API only reads it. Here every webinar has this one. */
const questions: MeetingSurvey['questions'] = [
	{ id: 1, question: 'What did you take away?', required: false, type: 'text' },
	{
		id: 2,
		question: 'Would you come again?',
		required: true,
		type: 'rating',
		fromScore: 1,
		fromLabel: 'Never',
		toScore: 5,
		toLabel: 'Always',
	},
	{
		id: 3,
		question: 'What should be next?',
		required: false,
		type: 'checkbox',
		options: [
			{ id: 1, value: 'The same again' },
			{ id: 2, value: 'Something new' },
		],
	},
];

export function getSurvey({ meetingId, hostEmail }: GetMeetingSurvey, call: Call): MeetingSurvey {
	const { meeting } = webinarOf(meetingId, hostEmail, call);
	return {
		id: surveyIdOf(meeting),
		surveyName: nameOf(meeting),
		meetingId,
		description: 'For everybody who was there.',
		allowAnonymousSubmit: false,
		questions,
	};
}

export function listSurveyResults(
	query: ListMeetingSurveyResults,
	call: Call,
): MeetingSurveyResult[] {
	const { meeting, instances } = instancesOf(query, call);
	const { zone } = viewerOf(call.caller, call, query.timezone);
	const ids = new Set(instances.map(({ id }) => id));
	return (meeting.surveyResults ?? [])
		.filter(({ instanceId }) => ids.has(instanceId))
		.map(({ id, instanceId, email, displayName, created, answers }) => ({
			id,
			surveyName: nameOf(meeting),
			meetingId: instanceId,
			email,
			displayName,
			createTime: writeMoment(created, zone),
			questions: questions.map(({ id: questionId, question, type, options = [] }) => ({
				id: questionId,
				question,
				type,
				answers: (answers[questionId] ?? []).map((answer) => ({
					optionId: options.find(({ value }) => value === answer)?.id ?? 1,
					answer,
				})),
			})),
		}));
}

/** For the people who were there, unless others are named. */
export function createSurveyLinks(
	given: CreateMeetingSurveyLinks,
	call: Call,
): { items: MeetingSurveyLink[] } {
	const { meeting, instances } = instancesOf(given, call);
	const { meetings } = call.world;
	const present = instances.flatMap(({ id }) => meetings.participants.of(id));
	const { emails = [...new Set(present.map(({ email }) => email))] } = given;
	if (emails.length > 100) throw invalid('The maximum size of emails is 100.');
	const page = `https://${meeting.siteUrl}/webappng/sites/${meeting.siteUrl.split('.')[0]}/meeting/surveyPage/${surveyIdOf(meeting)}`;
	return {
		items: emails.map((email) => ({
			email,
			surveyLink: `${page}?token=${secretHex(meetings.random, 64)}`,
		})),
	};
}

const nameOf = ({ fields }: MeetingRecord) => `${fields.title}: survey`;

const surveyIdOf = ({ id }: MeetingRecord) => [...id].reverse().join('');

function webinarOf(meetingId: string, hostEmail: string | undefined, call: Call) {
	const id = isInstanceId(meetingId) ? existingInstance(meetingId, call).seriesId : meetingId;
	return hostedWebinar(id, hostEmail, call);
}

/** The one that is named, or those of a month. */
function instancesOf(query: ListMeetingSurveyResults, call: Call) {
	const { meetingId, hostEmail, timezone = 'UTC' } = query;
	const { meeting } = webinarOf(meetingId, hostEmail, call);
	const { meetings, now } = call.world;
	const held = meetings.instances.of(meeting.id);
	if (isInstanceId(meetingId)) {
		return { meeting, instances: held.filter(({ id }) => id === meetingId) };
	}
	const begin = read(query.meetingStartTimeFrom, timezone);
	const end = read(query.meetingStartTimeTo, timezone);
	const to = end ?? (begin === undefined ? now() : begin + month);
	const from = begin ?? to - month;
	if (from > to) throw invalid('The meetingStartTimeFrom cannot be after meetingStartTimeTo.');
	const isIn = ({ start }: InstanceRecord) => start >= from && start < to;
	return { meeting, instances: held.filter(isIn) };
}

function read(text: string | undefined, zone: string): number | undefined {
	if (text === undefined) return undefined;
	const moment = readMoment(text, zone);
	if (moment === undefined) throw invalid('A date is not in ISO 8601 format.');
	return moment;
}
