import type { MeetingPoll, MeetingPollResult, PollRespondent } from '@webex-nodes/client';
import { Failure, missingScope } from '../../failure.ts';
import type { PollQuestionRecord, PollRecord } from '../../world/meetings/artifacts.ts';
import { writeMoment } from '../../world/meetings/dates.ts';
import type { InstanceRecord } from '../../world/meetings/instances.ts';
import type { Call } from '../endpoint.ts';
import { heldInstance } from './ended.ts';
import { administers, isOfficer } from './roles.ts';

/** Host, administrators and compliance officers. @throws Failure 403, 404, or 400 for what is no instance. */
export function instanceOfHost(meetingId: string, call: Call): InstanceRecord {
	const instance = heldInstance(meetingId, call);
	const isAllowed =
		instance.hostId === call.caller.id ||
		administers(call, 'meeting:admin_schedule_read') ||
		isOfficer(call);
	if (!isAllowed) throw new Failure(403, missingScope);
	return instance;
}

const head = ({ id, instanceId, start, end, timerDuration, coordinator }: PollRecord) => ({
	id,
	meetingId: instanceId,
	startTime: writeMoment(start, 'UTC'),
	endTime: writeMoment(end, 'UTC'),
	timerDuration,
	displayName: coordinator.displayName,
	email: coordinator.email,
	...(coordinator.personId && { personId: coordinator.personId }),
});

const titled = ({ id, title, type }: PollQuestionRecord, order: number) => ({
	id,
	order: String(order + 1),
	title,
	type,
});

export const pollView = (poll: PollRecord): MeetingPoll => ({
	...head(poll),
	questions: poll.questions.map((question, order) => ({
		...titled(question, order),
		options: question.options.map((option, index) => ({ order: String(index + 1), ...option })),
	})),
});

export const respondentsOf = ({ respondents }: PollQuestionRecord): PollRespondent[] =>
	respondents.map(({ displayName, email, answers }) => ({
		displayName,
		email,
		answers: [...answers],
	}));

/** One for each respondent of each question: pages are cut by them. A poll that nobody answered is there once. */
export function pollResults(poll: PollRecord, call: Call): MeetingPollResult[] {
	const people = call.world.meetings.participants.of(poll.instanceId);
	const everybody = poll.questions.flatMap(({ respondents }) => respondents);
	const shown = {
		...head(poll),
		totalAttendees: new Set(people.map(({ email }) => email)).size,
		totalRespondents: new Set(everybody.map(({ email }) => email)).size,
	};
	const results = poll.questions.flatMap((question, order) =>
		respondentsOf(question).map((respondent) => ({
			...shown,
			questions: [
				{
					...titled(question, order),
					answerSummary: summaryOf(question),
					respondents: { links: linksOf(poll, question, call), items: [respondent] },
				},
			],
		})),
	);
	return results.length > 0 ? results : [{ ...shown, questions: [] }];
}

const summaryOf = ({ options, respondents }: PollQuestionRecord) =>
	options.map(({ value, isCorrect }, index) => ({
		order: String(index + 1),
		value,
		totalRespondents: respondents.filter(({ answers }) => answers.includes(value)).length,
		isCorrect,
	}));

const linksOf = ({ id, instanceId }: PollRecord, question: PollQuestionRecord, call: Call) => ({
	self: `${call.origin}/v1/meetings/polls/${id}/questions/${question.id}/respondents?meetingId=${instanceId}`,
});

/** The polls of one page, each once, with those of its respondents that are on it. */
export function joinResults(results: readonly MeetingPollResult[]): MeetingPollResult[] {
	const joined: MeetingPollResult[] = [];
	for (const result of results) {
		const last = joined.at(-1);
		if (last?.id === result.id) {
			joined[joined.length - 1] = {
				...last,
				questions: joinQuestions([...(last.questions ?? []), ...(result.questions ?? [])]),
			};
		} else joined.push(result);
	}
	return joined;
}

type Questions = NonNullable<MeetingPollResult['questions']>;

function joinQuestions(questions: Questions): Questions {
	const byId = new Map<string, Questions[number]>();
	for (const question of questions) {
		const items = byId.get(question.id)?.respondents?.items ?? [];
		const added = question.respondents?.items ?? [];
		const respondents = { ...question.respondents, items: [...items, ...added] };
		byId.set(question.id, { ...question, respondents });
	}
	return [...byId.values()];
}
