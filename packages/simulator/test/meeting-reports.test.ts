import { describe, expect, test } from 'vitest';
import { addChat, addPoll, addQuestion, speakerOf } from '../src/index.ts';
import {
	amara,
	day,
	hold,
	jonas,
	minute,
	priya,
	refused,
	type Stage,
	site,
	stage,
} from './meeting-fixture.ts';

const mateo = 'mateo.fuentes@fernhill.example';
const schedules = 'meeting:schedules_read';

describe('the usage report', () => {
	const scope = 'meeting:admin_config_read';

	test('has the meetings of a site that have ended, newest first, with minutes', async () => {
		const staged = stage();
		const { id } = await hold(staged);
		const second = await hold(staged, { host: priya, guests: [], title: 'Snow' });
		const { meetingReports } = staged.person(amara, scope);
		const lines = await meetingReports.usage({ siteUrl: site, timezone: 'Asia/Tokyo' });
		expect(lines.map(({ meetingId }) => meetingId)).toEqual([second.id, id]);
		expect(lines[1]).toEqual({
			meetingId: id,
			meetingNumber: expect.stringMatching(/^\d{11}$/),
			meetingTitle: 'Depot briefing',
			start: '2026-11-22T21:01:00+09:00',
			end: '2026-11-22T21:31:00+09:00',
			duration: 30,
			scheduledType: 'meeting',
			hostDisplayName: 'Jonas Lindqvist',
			hostEmail: jonas,
			totalPeopleMinutes: 59,
			totalCallInMinutes: 0,
			totalCallOutDomestic: 0,
			totalCallInTollFreeMinutes: 0,
			totalCallOutInternational: 0,
			totalVoipMinutes: 59,
			totalParticipants: 2,
			totalParticipantsVoip: 2,
			totalParticipantsCallIn: 0,
			totalParticipantsCallOut: 0,
			peakAttendee: 2,
			totalRegistered: 0,
			totalInvitee: 0,
			serviceType: 'MeetingCenter',
			trackingCodes: [],
		});
		const others = { siteUrl: site, serviceType: 'EventCenter' } as const;
		expect(await meetingReports.usage(others)).toEqual([]);
		expect(await meetingReports.usage({ siteUrl: 'other.webex.com' })).toEqual([]);
		const host = staged.person(jonas, scope).meetingReports;
		await expect(host.usage({ siteUrl: site })).rejects.toEqual(refused(403));
	});

	test('goes back 90 days, in periods of 30 that the client reads one by one', async () => {
		const staged = stage();
		const held: string[] = [];
		for (let count = 0; count < 8; count += 1) {
			held.unshift((await hold(staged)).id);
			staged.clock.at += 10 * day;
		}
		const { meetingReports, request } = staged.person(amara, scope);
		const from = '2026-11-22T00:00:00Z';
		const to = new Date(staged.clock.at).toISOString();
		const lines = await meetingReports.usage({ siteUrl: site, from, to });
		expect(lines.map(({ meetingId }) => meetingId)).toEqual(held);
		const oldest = await meetingReports.usage(
			{ siteUrl: site, from, to },
			{ order: 'oldestFirst' },
		);
		expect(new Set(oldest.map(({ meetingId }) => meetingId))).toEqual(new Set(held));
		const query = { siteUrl: site, from, to };
		await expect(request({ path: '/meetingReports/usage', query })).rejects.toEqual(
			refused(400, /30 days/),
		);
		staged.clock.at += 20 * day;
		await expect(meetingReports.usage({ siteUrl: site, from })).rejects.toEqual(
			refused(400, /90 days ago/),
		);
		expect(await meetingReports.usage({ siteUrl: site })).toEqual([]);
	});
});

describe('the attendee report', () => {
	const scopes = ['meeting:participants_read', schedules];

	test('has one line for each person; the number of the meeting is a number here', async () => {
		const staged = stage();
		const { id } = await hold(staged);
		const { meetingReports } = staged.person(jonas, ...scopes);
		const lines = await meetingReports.attendees({ siteUrl: site });
		expect(lines.map(({ email }) => email)).toEqual([priya, jonas]);
		expect(lines[1]).toMatchObject({
			meetingId: id,
			meetingNumber: expect.any(Number),
			meetingTitle: 'Depot briefing',
			displayName: 'Jonas Lindqvist',
			joinedTime: '2026-11-22T12:01:00Z',
			leftTime: '2026-11-22T12:31:00Z',
			duration: 30,
			participantType: 'host',
			invited: false,
		});
	});

	test('is of own meetings, or of all for administrators; by meeting, number or title', async () => {
		const staged = stage();
		const { id, seriesId } = await hold(staged);
		const other = await hold(staged, { host: priya, guests: [mateo], title: 'Snow' });
		const own = staged.person(jonas, ...scopes).meetingReports;
		const meetingsIn = async (report: typeof own, filter = {}) => {
			const lines = await report.attendees({ siteUrl: site, ...filter });
			return [...new Set(lines.map(({ meetingId }) => meetingId))];
		};
		expect(await meetingsIn(own)).toEqual([id]);
		const administrator = staged.person(
			amara,
			'meeting:admin_participants_read',
			'meeting:admin_schedule_read',
		).meetingReports;
		expect(await meetingsIn(administrator)).toEqual([other.id, id]);
		expect(await meetingsIn(administrator, { meetingId: id })).toEqual([id]);
		expect(await meetingsIn(administrator, { meetingTitle: 'Snow' })).toEqual([other.id]);
		const { meetingNumber } = staged.simulator.world.meetings.series.get(seriesId) ?? {};
		expect(await meetingsIn(administrator, { meetingNumber })).toEqual([id]);
		await expect(meetingsIn(own, { meetingId: seriesId })).rejects.toEqual(refused(400));
		const without = staged.person(jonas, 'meeting:participants_read').meetingReports;
		await expect(without.attendees({ siteUrl: site })).rejects.toEqual(refused(403));
	});
});

/** A poll with one question that some have answered. */
function ask({ simulator, clock }: Stage, instanceId: string, answers: number) {
	const { world } = simulator;
	return addPoll(world, instanceId, {
		start: clock.at,
		end: clock.at + 5 * minute,
		timerDuration: 300,
		coordinator: speakerOf(world, jonas),
		questions: [
			{
				id: 'question',
				title: 'Which day?',
				type: 'single',
				options: [
					{ value: 'Friday', isCorrect: true },
					{ value: 'Monday', isCorrect: false },
				],
				respondents: Array.from({ length: answers }, (_, index) => ({
					email: `person${index}@fernhill.example`,
					displayName: `Person ${index}`,
					answers: [index % 2 === 0 ? 'Friday' : 'Monday'],
				})),
			},
		],
	});
}

describe('polls', () => {
	test('are listed with their questions, and no answers', async () => {
		const staged = stage();
		const { id: meetingId, seriesId } = await hold(staged);
		const { id } = ask(staged, meetingId, 2);
		const { meetingPolls } = staged.person(jonas, schedules);
		expect(await meetingPolls.list({ meetingId })).toEqual([
			{
				id,
				meetingId,
				startTime: '2026-11-22T12:31:00Z',
				endTime: '2026-11-22T12:36:00Z',
				timerDuration: 300,
				displayName: 'Jonas Lindqvist',
				email: jonas,
				personId: staged.idOf(jonas),
				questions: [
					{
						id: 'question',
						order: '1',
						title: 'Which day?',
						type: 'single',
						options: [
							{ order: '1', value: 'Friday', isCorrect: true },
							{ order: '2', value: 'Monday', isCorrect: false },
						],
					},
				],
			},
		]);
		await expect(meetingPolls.list({ meetingId: seriesId })).rejects.toEqual(refused(400));
		const guest = staged.person(priya, schedules).meetingPolls;
		await expect(guest.list({ meetingId })).rejects.toEqual(refused(403));
		const administrator = staged.person(amara, 'meeting:admin_schedule_read').meetingPolls;
		expect(await administrator.list({ meetingId })).toHaveLength(1);
	});

	test('results come in pages of respondents: a poll is there again with others', async () => {
		const staged = stage();
		const { id: meetingId } = await hold(staged);
		const { id } = ask(staged, meetingId, 25);
		const { meetingPolls } = staged.person(jonas, schedules);
		const pages = await meetingPolls.results({ meetingId }, { pageSize: 10 });
		expect(pages.map((page) => page.id)).toEqual([id, id, id]);
		const people = pages.flatMap(({ questions = [] }) =>
			questions.flatMap(({ respondents }) => respondents?.items ?? []),
		);
		expect(new Set(people.map(({ email }) => email)).size).toBe(25);
		expect(pages[0]).toMatchObject({ totalRespondents: 25, totalAttendees: 2 });
		expect(pages[0]?.questions?.[0]?.answerSummary).toEqual([
			{ order: '1', value: 'Friday', totalRespondents: 13, isCorrect: true },
			{ order: '2', value: 'Monday', totalRespondents: 12, isCorrect: false },
		]);
		const [whole] = await meetingPolls.results({ meetingId });
		expect(whole?.questions?.[0]?.respondents?.items).toHaveLength(25);
		const named = { meetingId, pollId: id, questionId: 'question' };
		expect(await meetingPolls.respondents(named, { pageSize: 10 })).toEqual(people);
		await expect(meetingPolls.respondents({ ...named, questionId: 'x' })).rejects.toEqual(
			refused(404),
		);
	});

	test('that nobody answered are there, too', async () => {
		const staged = stage();
		const { id: meetingId } = await hold(staged);
		ask(staged, meetingId, 0);
		const { meetingPolls } = staged.person(jonas, schedules);
		expect(await meetingPolls.results({ meetingId })).toMatchObject([{ totalRespondents: 0 }]);
	});
});

test('questions and answers come in pages of answers', async () => {
	const staged = stage();
	const { id: meetingId } = await hold(staged);
	const { world } = staged.simulator;
	const answer = (index: number) => ({
		email: `person${index}@fernhill.example`,
		displayName: `Person ${index}`,
		answer: [`Answer ${index}`],
	});
	const asker = speakerOf(world, priya);
	const many = addQuestion(world, meetingId, {
		at: staged.clock.at,
		question: 'When?',
		asker,
		answers: Array.from({ length: 12 }, (_, index) => answer(index)),
	});
	const open = addQuestion(world, meetingId, {
		at: staged.clock.at,
		question: 'Why?',
		asker,
		answers: [],
	});
	const { meetingQuestions } = staged.person(jonas, schedules);
	const whole = await meetingQuestions.list({ meetingId });
	expect(whole.map(({ question }) => question)).toEqual(['When?', 'Why?']);
	expect(whole[0]).toMatchObject({ id: many.id, email: priya, totalRespondents: 12 });
	expect(whole[0]?.answers?.items).toHaveLength(12);
	expect(whole[1]?.answers?.items).toEqual([]);
	const pages = await meetingQuestions.list({ meetingId }, { pageSize: 10 });
	expect(pages.map(({ id }) => id)).toEqual([many.id, many.id, open.id]);
	const answers = await meetingQuestions.answers(
		{ meetingId, questionId: many.id },
		{ pageSize: 5 },
	);
	expect(answers).toHaveLength(12);
	expect(answers[11]).toEqual({ ...answer(11), answered: true });
	await expect(meetingQuestions.answers({ meetingId, questionId: 'x' })).rejects.toEqual(
		refused(404),
	);
});

test('qualities are for administrators, from 10 minutes after the start, for 7 days', async () => {
	const staged = stage();
	const { id: meetingId } = await hold(staged);
	const { meetingQualities } = staged.person(amara, 'analytics:read_all');
	const found = await meetingQualities.list({ meetingId });
	expect(found.map(({ webexUserEmail }) => webexUserEmail)).toEqual([jonas, priya]);
	expect(found[0]).toMatchObject({
		meetingInstanceId: meetingId,
		joinTime: '2026-11-22T12:01:00.000Z',
		videoIn: [{ samplingInterval: 60, codec: 'H.264 BP' }],
	});
	expect(found[0]?.videoIn?.[0]?.latency).toHaveLength(30);
	expect(await meetingQualities.list({ meetingId, offset: 1 })).toHaveLength(1);
	const host = staged.person(jonas, 'analytics:read_all').meetingQualities;
	await expect(host.list({ meetingId })).rejects.toEqual(refused(403));
	staged.clock.at += 7 * day;
	await expect(meetingQualities.list({ meetingId })).rejects.toEqual(refused(404));
});

test('archives hold everything of a meeting, for full administrators', async () => {
	const staged = stage();
	const { id, seriesId } = await hold(staged);
	const { world } = staged.simulator;
	addChat(world, id, { sender: speakerOf(world, priya), text: 'Hello' });
	ask(staged, id, 1);
	addQuestion(world, id, {
		at: staged.clock.at,
		question: 'When?',
		asker: speakerOf(world, priya),
		answers: [{ ...speakerOf(world, jonas), answer: ['Now'] }],
	});
	staged.clock.at += minute;
	const { recordingReports, request } = staged.person(amara, 'meeting:admin_recordings_read');
	const [summary] = await recordingReports.archives({ timezone: 'Asia/Tokyo' });
	expect(summary).toEqual({
		archiveId: expect.stringMatching(`^${seriesId}_R_\\d+$`),
		serviceType: 'MeetingCenter',
		title: 'Depot briefing',
		createTime: '2026-11-22T21:31:00+09:00',
	});
	const archiveId = summary?.archiveId ?? '';
	expect(await recordingReports.archive({ archiveId })).toMatchObject({
		archiveId,
		start: '2026-11-22T12:01:00Z',
		end: '2026-11-22T12:31:00Z',
		hostEmail: jonas,
		participants: [{ email: jonas, correlationId: expect.any(Number) }, { email: priya }],
		chats: [{ senderName: 'Priya Raman', target: 'All Participants', text: 'Hello' }],
		polls: [{ content: { questionCount: 1 } }],
		qas: [{ question: 'When?', answers: [{ text: 'Now' }] }],
	});
	await expect(recordingReports.archive({ archiveId: 'x' })).rejects.toEqual(refused(404));
	const host = staged.person(jonas, 'meeting:admin_recordings_read').recordingReports;
	await expect(host.archives()).rejects.toEqual(refused(403));
	const query = { from: '2026-10-01T00:00:00Z', to: '2026-11-30T00:00:00Z' };
	await expect(
		request({ path: '/recordingReport/meetingArchiveSummaries', query }),
	).rejects.toEqual(refused(400, /30 days/));
	expect(await recordingReports.archives(query)).toHaveLength(1);
});
