import { outputsOf } from '../../../src/engine/outcome.ts';
import type { PollEvent } from '../../../src/poll/event.ts';
import type { MeetingNews } from '../../../src/retrieval/meeting-news.ts';
import { newInMeetings } from '../../../src/retrieval/new-in-meetings.ts';

/** What is new in Webex Meetings; the first poll begins with what comes. */
export const meetingEvent =
	<Item extends { readonly id: string }>(news: MeetingNews<Item>): PollEvent =>
	async ({ client, values, memory, isTest, deadline }) => {
		const { of = 'account', hostEmail, siteUrl, withParticipants, options } = values;
		const { items, keep, hint } = await newInMeetings<Item>(
			client,
			{ of, hostEmail, siteUrl, withParticipants, options },
			{ memory, isTest, deadline, begunBefore: () => undefined, signal: undefined },
			news,
		);
		return {
			items: outputsOf(news, { ...values }, items).map(({ json }) => json),
			keep,
			warning: isTest ? undefined : hint,
		};
	};
