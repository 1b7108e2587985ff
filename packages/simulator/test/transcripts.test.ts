import { describe, expect, test } from 'vitest';
import {
	addChat,
	publishSummary,
	publishTranscript,
	speakerOf,
	startMeeting,
} from '../src/index.ts';
import { amara, day, hold, jonas, minute, priya, refused, site, stage } from './meeting-fixture.ts';

const read = ['meeting:transcripts_read', 'meeting:schedules_read'];
const write = 'meeting:transcripts_write';
const officer = ['spark-compliance:meetings_read', 'spark-compliance:meetings_write'];
const mateo = 'mateo.fuentes@fernhill.example';
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

/** Two people say one thing each. */
const snippets = [
	{
		id: 'one',
		text: 'Good morning.',
		personName: 'Jonas Lindqvist',
		personEmail: jonas,
		offsetMillisecond: 20_904,
		durationMillisecond: 3660,
	},
	{
		id: 'two',
		text: 'It is <late>.',
		personName: 'Priya Raman',
		personEmail: priya,
		offsetMillisecond: 3_631_014,
		durationMillisecond: 2730,
	},
];

async function transcribed(staged = stage()) {
	const held = await hold(staged);
	const transcript = publishTranscript(staged.simulator.world, held.id, { snippets });
	staged.clock.at += minute;
	return { staged, ...held, transcript, given: { transcriptId: transcript.id } };
}

describe('a list of transcripts', () => {
	test('is for those who were there; it says where the files are', async () => {
		const { staged, transcript, id, seriesId } = await transcribed();
		const expected = {
			id: transcript.id,
			siteUrl: site,
			startTime: '2026-11-22T12:01:00Z',
			meetingTopic: 'Depot briefing',
			meetingId: id,
			scheduledMeetingId: `${seriesId}_20261122T120100Z`,
			meetingSeriesId: seriesId,
			hostUserId: staged.idOf(jonas),
			vttDownloadLink: `https://simulator.test/v1/meetingTranscripts/${transcript.id}/download?format=vtt`,
			txtDownloadLink: `https://simulator.test/v1/meetingTranscripts/${transcript.id}/download?format=txt`,
			status: 'available',
		};
		for (const email of [jonas, priya]) {
			expect(await staged.person(email, ...read).meetingTranscripts.list()).toEqual([expected]);
		}
		expect(await staged.person(mateo, ...read).meetingTranscripts.list()).toEqual([]);
		const { meetingTranscripts } = staged.person(jonas, ...read);
		const [zoned] = await meetingTranscripts.list({ timezone: 'Asia/Tokyo' });
		expect(zoned?.startTime).toBe('2026-11-22T21:01:00+09:00');
		expect(await meetingTranscripts.list({ siteUrl: 'other.webex.com' })).toEqual([]);
	});

	test('needs the scope of schedules, too', async () => {
		const { staged, given } = await transcribed();
		const { meetingTranscripts } = staged.person(jonas, 'meeting:transcripts_read');
		await expect(meetingTranscripts.list()).rejects.toEqual(refused(403));
		await expect(meetingTranscripts.download(given)).rejects.toEqual(refused(403));
	});

	test('takes only an instance that has ended', async () => {
		const { staged, id, seriesId, transcript } = await transcribed();
		const { meetingTranscripts, meetings } = staged.person(
			jonas,
			...read,
			'meeting:schedules_write',
		);
		expect(ids(await meetingTranscripts.list({ meetingId: id }))).toEqual([transcript.id]);
		const refusals = [
			[seriesId, 400],
			[transcript.id, 404],
			[`${seriesId}_20261122T120100Z`, 400],
			[`${seriesId}_I_1`, 404],
		] as const;
		for (const [meetingId, status] of refusals) {
			await expect(meetingTranscripts.list({ meetingId })).rejects.toEqual(refused(status));
		}
		const { world } = staged.simulator;
		const next = await meetings.create({
			title: 'Now',
			start: world.time(staged.clock.at + minute),
			end: world.time(staged.clock.at + 31 * minute),
		});
		const running = startMeeting(world, next.id);
		await expect(meetingTranscripts.list({ meetingId: running.id })).rejects.toEqual(
			refused(400, /state ended/),
		);
	});

	test('is of the last 7 days; the period means the start, or when it appeared', async () => {
		const when = async (transcriptPeriod: 'created' | 'start') => {
			const { staged, id } = await transcribed(stage({ transcriptPeriod }));
			staged.clock.at += 8 * day;
			const late = publishTranscript(staged.simulator.world, id, { snippets });
			staged.clock.at += minute;
			const listed = await staged.person(jonas, ...read).meetingTranscripts.list();
			return ids(listed).map((found) => (found === late.id ? 'late' : 'early'));
		};
		expect(await when('start')).toEqual([]);
		expect(await when('created')).toEqual(['late']);
	});

	test('of a host is for administrators, and only of one meeting', async () => {
		const { staged, id, transcript } = await transcribed();
		const scopes = ['meeting:admin_transcripts_read', 'meeting:admin_schedule_read'];
		const { meetingTranscripts } = staged.person(amara, ...scopes);
		const named = { hostEmail: jonas };
		expect(ids(await meetingTranscripts.list({ ...named, meetingId: id }))).toEqual([
			transcript.id,
		]);
		await expect(meetingTranscripts.list(named)).rejects.toEqual(refused(400, /meetingId/));
		const plain = staged.person(mateo, ...read).meetingTranscripts;
		expect(await plain.list({ ...named, meetingId: id })).toEqual([]);
	});

	test('of a site is for administrators; compliance officers see deleted ones there', async () => {
		const { staged, transcript, given } = await transcribed();
		await staged.person(jonas, write).meetingTranscripts.delete(given);
		const admin = staged.person(amara, 'meeting:admin_transcripts_read').meetingTranscripts;
		expect(await admin.adminList({ siteUrl: site })).toEqual([]);
		const { meetingTranscripts } = staged.person(amara, ...officer);
		expect(await meetingTranscripts.adminList({ siteUrl: site })).toEqual([
			expect.objectContaining({ id: transcript.id, status: 'deleted' }),
		]);
		expect(await meetingTranscripts.adminList({ siteUrl: 'other.webex.com' })).toEqual([]);
		const { meetingTranscripts: others } = staged.person(jonas, 'meeting:admin_transcripts_read');
		await expect(others.adminList({ siteUrl: site })).rejects.toEqual(refused(403));
	});
});

describe('a transcript', () => {
	test('is a text: subtitles, or what each said', async () => {
		const { staged, given } = await transcribed();
		const { meetingTranscripts } = staged.person(priya, ...read);
		const subtitles = [
			'WEBVTT',
			'',
			'1',
			'00:00:20.904 --> 00:00:24.564',
			'Good morning.',
			'',
			'2',
			'01:00:31.014 --> 01:00:33.744',
			'It is <late>.',
			'',
		].join('\n');
		expect(await meetingTranscripts.download(given)).toBe(subtitles);
		expect(await meetingTranscripts.download({ ...given, format: 'txt' })).toBe(
			'Jonas Lindqvist: Good morning.\nPriya Raman: It is <late>.\n',
		);
		const type = async (format: string) => {
			const url = `https://simulator.test/v1/meetingTranscripts/${given.transcriptId}/download?format=${format}`;
			const headers = { authorization: `Bearer ${staged.simulator.personalToken}` };
			const response = await staged.simulator.request(new Request(url, { headers }));
			return response.headers.get('content-type');
		};
		expect(await type('vtt')).toBe('text/vtt');
		expect(await type('txt')).toMatch(/^text\/plain/);
		await expect(staged.person(mateo, ...read).meetingTranscripts.download(given)).rejects.toEqual(
			refused(404),
		);
	});

	test('some sites name the speakers in the subtitles', async () => {
		const { staged, given } = await transcribed(stage({ transcriptSpeakers: 'named' }));
		const text = await staged.person(jonas, ...read).meetingTranscripts.download(given);
		expect(text).toContain('\n1 "Jonas Lindqvist"\n00:00:20.904');
	});

	test('has snippets that only the host corrects', async () => {
		const { staged, given } = await transcribed();
		const { meetingTranscripts } = staged.person(jonas, ...read, write);
		expect(await meetingTranscripts.snippets(given)).toEqual(snippets);
		const second = { ...given, snippetId: 'two' };
		expect(await meetingTranscripts.getSnippet(second)).toEqual(snippets[1]);
		const changed = await meetingTranscripts.updateSnippet({ ...second, text: 'It is early.' });
		expect(changed).toEqual({ ...snippets[1], text: 'It is early.' });
		expect(await meetingTranscripts.download(given)).toContain('It is early.');
		await expect(meetingTranscripts.getSnippet({ ...given, snippetId: 'three' })).rejects.toEqual(
			refused(404),
		);
		const guest = staged.person(priya, ...read, write).meetingTranscripts;
		await expect(guest.updateSnippet({ ...second, text: 'x' })).rejects.toEqual(refused(403));
	});

	test('is deleted by its host, or by a compliance officer who says why', async () => {
		const { staged, given } = await transcribed();
		const guest = staged.person(priya, ...read, write).meetingTranscripts;
		await expect(guest.delete(given)).rejects.toEqual(refused(403));
		const { meetingTranscripts } = staged.person(amara, ...officer);
		await expect(meetingTranscripts.delete(given)).rejects.toEqual(refused(400, /reason/));
		await meetingTranscripts.delete({ ...given, reason: 'audit' });
		await expect(guest.snippets(given)).rejects.toEqual(refused(404));
		await expect(staged.person(jonas, write).meetingTranscripts.delete(given)).rejects.toEqual(
			refused(404),
		);
		expect(await meetingTranscripts.snippets(given)).toEqual(snippets);
	});
});

describe('a summary', () => {
	const scopes = ['meeting:summaries_read', 'meeting:summaries_write'];

	test('is for those who were there, and of a meeting that has ended', async () => {
		const staged = stage();
		const { id, seriesId } = await hold(staged);
		const { meetingSummaries } = staged.person(priya, ...scopes);
		expect(await meetingSummaries.list({ meetingId: id })).toEqual([]);
		const summary = publishSummary(staged.simulator.world, id);
		expect(await meetingSummaries.list({ meetingId: id })).toEqual([
			{
				id: summary.id,
				meetingId: id,
				status: 'available',
				notes: { content: expect.stringMatching(/^<p>/) },
				actionItems: [
					{ content: expect.stringContaining('Priya Raman') },
					{ content: expect.stringContaining('Jonas Lindqvist') },
				],
			},
		]);
		const stranger = staged.person(mateo, ...scopes).meetingSummaries;
		expect(await stranger.list({ meetingId: id })).toEqual([]);
		await expect(meetingSummaries.list({ meetingId: seriesId })).rejects.toEqual(refused(400));
		await expect(staged.webex.request({ path: '/meetingSummaries' })).rejects.toEqual(
			refused(400, /meetingId/),
		);
	});

	test('that its host deletes is seen by compliance officers only', async () => {
		const staged = stage();
		const { id } = await hold(staged);
		const { id: summaryId } = publishSummary(staged.simulator.world, id);
		const guest = staged.person(priya, ...scopes).meetingSummaries;
		await expect(guest.delete({ summaryId })).rejects.toEqual(refused(403));
		const host = staged.person(jonas, ...scopes).meetingSummaries;
		await host.delete({ summaryId });
		expect(await host.list({ meetingId: id })).toEqual([]);
		const { meetingSummaries } = staged.person(amara, ...officer);
		expect(await meetingSummaries.adminList({ meetingId: id })).toEqual([
			expect.objectContaining({ id: summaryId, status: 'deleted' }),
		]);
		const { meetingSummaries: others } = staged.person(jonas, ...officer);
		await expect(others.adminList({ meetingId: id })).rejects.toEqual(refused(403));
	});
});

test('closed captions are for compliance officers', async () => {
	const staged = stage();
	const { id, seriesId, start } = await hold(staged);
	const { world } = staged.simulator;
	const captions = world.meetings.captions.set({ id: 'captions', instanceId: id, start, snippets });
	const { meetingClosedCaptions } = staged.person(amara, ...officer);
	const given = { closedCaptionId: captions.id, meetingId: id };
	const download = `https://simulator.test/v1/meetingClosedCaptions/captions/download?meetingId=${id}`;
	expect(await meetingClosedCaptions.list({ meetingId: id })).toEqual([
		{
			id: captions.id,
			meetingId: id,
			vttDownloadLink: `${download}&format=vtt`,
			txtDownloadLink: `${download}&format=txt`,
			start: '2026-11-22T12:01:00Z',
		},
	]);
	expect(await meetingClosedCaptions.snippets(given)).toEqual(snippets);
	expect(await meetingClosedCaptions.download(given)).toMatch(/^WEBVTT\n/);
	expect(await meetingClosedCaptions.download({ ...given, format: 'txt' })).toMatch(/^Jonas/);
	await expect(meetingClosedCaptions.list({ meetingId: seriesId })).rejects.toEqual(refused(400));
	const other = await hold(staged);
	await expect(meetingClosedCaptions.snippets({ ...given, meetingId: other.id })).rejects.toEqual(
		refused(404),
	);
	const host = staged.person(jonas, ...officer).meetingClosedCaptions;
	await expect(host.list({ meetingId: id })).rejects.toEqual(refused(403));
});

describe('the chat of a meeting', () => {
	const chatted = async (count: number) => {
		const staged = stage();
		const { id } = await hold(staged);
		const { world } = staged.simulator;
		const sender = speakerOf(world, priya);
		for (let index = 0; index < count; index += 1) {
			addChat(world, id, { sender, text: `Line ${index}` });
		}
		return {
			staged,
			id,
			world,
			...staged.person(amara, ...officer, 'spark-compliance:events_read'),
		};
	};

	test('is read in pages without next links', async () => {
		const { id, world, meetingChats, request } = await chatted(203);
		addChat(world, id, {
			sender: speakerOf(world, 'kim@carrier.example', 'Kim'),
			receivers: [speakerOf(world, priya)],
			text: 'For you alone',
		});
		const all = await meetingChats.list({ meetingId: id });
		expect(all).toHaveLength(204);
		expect(new Set(ids(all)).size).toBe(204);
		expect(all[0]).toMatchObject({
			text: 'Line 0',
			type: 'public',
			chatTime: '2026-11-22T12:31:00Z',
			meetingId: id,
			sender: { email: priya, displayName: 'Priya Raman', orgId: world.organisationId },
			receivers: [],
		});
		expect(all.at(-1)).toMatchObject({
			type: 'private',
			sender: { email: 'kim@carrier.example' },
			receivers: [{ email: priya }],
		});
		const some = await meetingChats.list({ meetingId: id, offset: 200 });
		expect(some).toHaveLength(4);
		const page = await request({ path: '/meetings/postMeetingChats', query: { meetingId: id } });
		expect(page).toHaveProperty('items.length', 10);
	});

	test('is deleted at once, or one message as the events name it', async () => {
		const { staged, id, meetingChats, meetingMessages, events } = await chatted(3);
		const [event] = await events.list({ resource: 'meetingMessages' });
		const data = event?.data as { id: string; text: string };
		expect(event?.id).not.toBe(data.id);
		await meetingMessages.delete({ meetingMessageId: data.id });
		const left = await meetingChats.list({ meetingId: id });
		expect(left).toHaveLength(2);
		expect(left.map(({ text }) => text)).not.toContain(data.text);
		await expect(meetingMessages.delete({ meetingMessageId: data.id })).rejects.toEqual(
			refused(404),
		);
		await meetingChats.delete({ meetingId: id });
		expect(await meetingChats.list({ meetingId: id })).toEqual([]);
		const host = staged.person(jonas, ...officer);
		await expect(host.meetingChats.list({ meetingId: id })).rejects.toEqual(refused(403));
		await expect(host.meetingMessages.delete({ meetingMessageId: data.id })).rejects.toEqual(
			refused(403),
		);
	});
});
