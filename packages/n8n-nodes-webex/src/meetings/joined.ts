/**
 * Webex cuts the pages of polls and questions by who answered: the same one comes again on the next page with other
 * people. Each is returned once, with all of them.
 */

import type { MeetingPollResult, MeetingQuestion } from '@webex-nodes/client';

type PollQuestion = NonNullable<MeetingPollResult['questions']>[number];

function byId<Part extends { readonly id: string }>(
	parts: readonly Part[],
	join: (one: Part, other: Part) => Part,
): Part[] {
	const joined = new Map<string, Part>();
	for (const part of parts) {
		const before = joined.get(part.id);
		joined.set(part.id, before ? join(before, part) : part);
	}
	return [...joined.values()];
}

export const joinPolls = (polls: readonly MeetingPollResult[]): MeetingPollResult[] =>
	byId(polls, (one, other) => ({
		...one,
		questions: byId([...(one.questions ?? []), ...(other.questions ?? [])], joinAnswers),
	}));

const joinAnswers = (one: PollQuestion, other: PollQuestion): PollQuestion => ({
	...one,
	respondents: {
		...one.respondents,
		items: [...(one.respondents?.items ?? []), ...(other.respondents?.items ?? [])],
	},
});

export const joinQuestions = (questions: readonly MeetingQuestion[]): MeetingQuestion[] =>
	byId(questions, (one, other) => ({
		...one,
		answers: {
			...one.answers,
			items: [...(one.answers?.items ?? []), ...(other.answers?.items ?? [])],
		},
	}));
