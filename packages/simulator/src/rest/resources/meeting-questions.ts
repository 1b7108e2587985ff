import type { MeetingAnswer, MeetingQuestion, rest } from '@webex-nodes/client';
import { ListMeetingAnswers, ListMeetingQuestions } from '@webex-nodes/client/schemas';
import { Failure } from '../../failure.ts';
import type { QuestionRecord } from '../../world/meetings/artifacts.ts';
import type { Call, Endpoints } from '../endpoint.ts';
import { instanceOfHost } from '../meetings/polls.ts';

const pageSize = () => ({ usual: 10, largest: 100 });

const answersOf = ({ answers }: QuestionRecord): MeetingAnswer[] =>
	answers.map(({ displayName, email, personId, answer }) => ({
		displayName,
		email,
		...(personId && { personId }),
		answer: [...answer],
		answered: true,
	}));

/** One for each answer: pages are cut by them. A question without an answer is there once. */
function questionViews(record: QuestionRecord, { world, origin }: Call): MeetingQuestion[] {
	const { id, instanceId, asker, question } = record;
	const people = world.meetings.participants.of(instanceId);
	const answers = answersOf(record);
	const self = `${origin}/v1/meetings/q_and_a/${id}/answers?meetingId=${instanceId}`;
	const shown = {
		id,
		meetingId: instanceId,
		totalAttendees: new Set(people.map(({ email }) => email)).size,
		totalRespondents: new Set(answers.map(({ email }) => email)).size,
		displayName: asker.displayName,
		email: asker.email,
		question,
	};
	const pages = answers.length > 0 ? answers.map((answer) => [answer]) : [[]];
	return pages.map((items) => ({ ...shown, answers: { links: { self }, items } }));
}

function joinQuestions(questions: readonly MeetingQuestion[]): MeetingQuestion[] {
	const byId = new Map<string, MeetingQuestion>();
	for (const question of questions) {
		const items = byId.get(question.id)?.answers?.items ?? [];
		const added = question.answers?.items ?? [];
		byId.set(question.id, {
			...question,
			answers: { ...question.answers, items: [...items, ...added] },
		});
	}
	return [...byId.values()];
}

export const meetingQuestions: Endpoints<typeof rest.meetingQuestions> = {
	answers: {
		input: ListMeetingAnswers,
		pageSize,
		handle: ({ questionId, meetingId }, call) => {
			const question = call.world.meetings.questions
				.of(instanceOfHost(meetingId, call).id)
				.find(({ id }) => id === questionId);
			if (!question) throw new Failure(404, 'The requested resource could not be found.');
			return answersOf(question);
		},
	},
	list: {
		input: ListMeetingQuestions,
		pageSize,
		join: joinQuestions,
		handle: ({ meetingId }, call) =>
			call.world.meetings.questions
				.of(instanceOfHost(meetingId, call).id)
				.flatMap((question) => questionViews(question, call)),
	},
};
