import { addChat, addPoll, addQuestion, speakerOf } from '@webex-nodes/simulator';
import { describe, expect, test } from 'vitest';
import { clockedHarness } from '../src/clocked.ts';
import { amara, jonas, meetingsOf, priya } from '../src/held.ts';
import { contentOf } from '../src/n8n.ts';
import { byId, operationsOf } from '../src/one-node.ts';

const day = 24 * 3600_000; // ms
const scope =
	'spark:kms spark:people_read meeting:schedules_read meeting:transcripts_read meeting:admin_transcripts_read meeting:summaries_read meeting:preferences_read spark-compliance:meetings_read';

const set = clockedHarness(scope);
const { run, json } = operationsOf('webexMeetings', () => set.harness);
const meetings = () => meetingsOf(set.harness.simulator, set.clock);
const long = { from: '2027-01-01T00:00:00Z', to: '2027-07-01T00:00:00Z', returnAll: true };

describe('Transcript', () => {
	test('Get Many: own ones of any period; of everybody on the site', async () => {
		const expected: string[] = [];
		for (let count = 0; count < 5; count += 1) {
			expected.unshift((await meetings().holdRecorded(set.harness.url)).transcript.id);
			set.clock.at += 12 * day;
		}
		const other = await meetings().holdRecorded(set.harness.url, jonas);
		set.clock.at += day;
		const list = async (parameters: object) =>
			(await json('transcript', 'getMany', { ...long, ...parameters })).map(
				(item) => item['transcriptId'],
			);
		expect(await list({})).toEqual(expected);
		expect(await list({ whose: 'all' })).toEqual([other.transcript.id, ...expected]);
	});

	test('as speaker turns: what one person says is one turn', async () => {
		const { id, transcript } = await meetings().holdRecorded(set.harness.url);
		const facts = { transcriptId: transcript.id, meetingId: id, topic: 'Depot briefing' };
		const turns = await json('transcript', 'getContent', { meetingKey: byId(id), form: 'turns' });
		expect(turns).toEqual([
			{
				...facts,
				name: 'Jonas Lindqvist',
				email: jonas,
				startSeconds: 1,
				endSeconds: 6,
				text: 'Good morning. Let us begin.',
			},
			{
				...facts,
				name: 'Priya Raman',
				email: priya,
				startSeconds: 8,
				endSeconds: 10,
				text: 'The gate is <fixed>.',
			},
		]);
	});

	test('as text, also long after the meeting; by its own ID', async () => {
		const { id, transcript } = await meetings().holdRecorded(set.harness.url);
		set.clock.at += 40 * day;
		const [item] = await json('transcript', 'getContent', { meetingKey: byId(id) });
		expect(item?.['text']).toContain('Good morning.');
		const given = { of: 'transcript', transcriptId: transcript.id };
		const [same] = await json('transcript', 'getContent', given);
		expect(same).toEqual({ transcriptId: transcript.id, text: item?.['text'] });
	});

	test('as a VTT file', async () => {
		const { id } = await meetings().holdRecorded(set.harness.url);
		const { items } = await run('transcript', 'getContent', { meetingKey: byId(id), form: 'vtt' });
		const file = items[0]?.binary?.['data'];
		expect([file?.fileName, file?.mimeType]).toEqual(['Depot briefing.vtt', 'text/vtt']);
		expect((await contentOf(file)).toString()).toMatch(/^WEBVTT[\s\S]*Good morning\./);
	});

	test('of a number: the newest that ended; of one that runs or never was, what to do', async () => {
		const { meetingNumber, transcript, seriesId } = await meetings().holdRecorded(set.harness.url);
		await meetings().holdRecorded(set.harness.url);
		for (const given of [meetingNumber, seriesId]) {
			const [item] = await json('transcript', 'getContent', { meetingKey: byId(given) });
			expect(item?.['transcriptId']).toBe(transcript.id);
		}
		const running = await meetings().run(set.harness.url);
		const bySeries = await run('transcript', 'getContent', { meetingKey: byId(running.seriesId) });
		expect(bySeries.error?.description).toContain('only for a meeting that has ended');
		const byInstance = await run('transcript', 'getContent', { meetingKey: byId(running.id) });
		expect(byInstance.error?.description).toContain('only for a single meeting that has ended');
		const without = await meetings().hold(set.harness.url);
		const none = await run('transcript', 'getContent', { meetingKey: byId(without.id) });
		expect(none.error?.description).toContain('has no transcript');
	});
});

test('Summary: notes as plain text and as received; none yet is said', async () => {
	const { id, summary } = await meetings().holdRecorded(set.harness.url);
	const expected = {
		summaryId: summary.id,
		meetingId: id,
		notes: 'The gate & the ramp\n- Fix it\n- Paint it',
		actionItems: ['Priya paints the gate'],
		notesHtml: summary.notes,
	};
	const meetingKey = byId(id);
	expect(await json('summary', 'get', { meetingKey })).toEqual([expected]);
	const options = { asOfficer: true };
	expect(await json('summary', 'get', { meetingKey, options })).toEqual([expected]);
	const without = await meetings().hold(set.harness.url);
	const { error } = await run('summary', 'get', { meetingKey: byId(without.id) });
	expect(error?.description).toContain('has no summary');
});

test('Chat, of more than one page', async () => {
	const { id } = await meetings().hold(set.harness.url);
	const { world } = set.harness.simulator;
	for (let count = 0; count < 120; count += 1) {
		addChat(world, id, { text: `Line ${count}`, sender: speakerOf(world, priya) });
	}
	const all = await json('chat', 'getMany', { meetingKey: byId(id), returnAll: true });
	expect(all.map(({ text }) => text)).toEqual(
		Array.from({ length: 120 }, (_, count) => `Line ${count}`),
	);
	expect(all[0]).toMatchObject({
		name: 'Priya Raman',
		email: priya,
		type: 'public',
		meetingId: id,
	});
});

test('Poll and Q and A: each once, with everybody who answered, although pages cut them', async () => {
	const { id } = await meetings().hold(set.harness.url);
	const { world } = set.harness.simulator;
	const people = Array.from({ length: 130 }, (_, count) => `p${count}@x.example`);
	const asker = speakerOf(world, amara);
	addPoll(world, id, {
		start: set.clock.at,
		end: set.clock.at,
		timerDuration: 60,
		coordinator: asker,
		questions: [
			{
				id: 'q',
				title: 'Gate?',
				type: 'single',
				options: [{ value: 'Yes', isCorrect: true }],
				respondents: people.map((email) => ({ email, displayName: email, answers: ['Yes'] })),
			},
		],
	});
	addQuestion(world, id, {
		at: set.clock.at,
		question: 'When?',
		asker,
		answers: people.map((email) => ({ email, displayName: email, answer: ['Now'] })),
	});
	const meetingKey = byId(id);
	const polls = await json('poll', 'getMany', { meetingKey, answers: true });
	expect(polls).toMatchObject([
		{ questions: [{ title: 'Gate?', respondents: { items: { length: 130 } } }] },
	]);
	const plain = await json('poll', 'getMany', { meetingKey, answers: false });
	expect(plain).toMatchObject([{ questions: [{ options: [{ value: 'Yes' }] }] }]);
	const questions = await json('question', 'getMany', { meetingKey });
	expect(questions).toMatchObject([{ question: 'When?', answers: { items: { length: 130 } } }]);
});
