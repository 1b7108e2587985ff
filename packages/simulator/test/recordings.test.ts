import { describe, expect, test } from 'vitest';
import { publishRecording } from '../src/index.ts';
import {
	amara,
	day,
	hold,
	holdRecorded,
	jonas,
	minute,
	priya,
	refused,
	site,
	stage,
} from './meeting-fixture.ts';

const read = 'meeting:recordings_read';
const write = 'meeting:recordings_write';
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

describe('a list of recordings', () => {
	test('has own ones and shared ones, newest first, with what is said of each', async () => {
		const staged = stage();
		const { recording: old, id, seriesId } = await holdRecorded(staged);
		const { recording: shared } = await holdRecorded(staged, { host: priya });
		await holdRecorded(staged, { host: amara });
		const host = staged.person(priya, write);
		await host.recordings.share({ recordingId: shared.id, addEmails: [jonas.toUpperCase()] });

		const listed = await staged.person(jonas, read).recordings.list();
		expect(ids(listed)).toEqual([shared.id, old.id]);
		expect(listed.map(({ shareToMe }) => shareToMe)).toEqual([true, false]);
		expect(listed[1]).toMatchObject({
			meetingId: id,
			meetingSeriesId: seriesId,
			createTime: '2026-11-22T12:31:00Z',
			timeRecorded: '2026-11-22T12:01:00Z',
			siteUrl: site,
			downloadUrl: expect.stringContaining(`https://${site}/`),
			password: expect.any(String),
			format: 'MP4',
			durationSeconds: 1800,
			status: 'available',
		});
		expect(listed[1]).not.toHaveProperty('temporaryDirectDownloadLinks');
	});

	test('is of the last 7 days, or of 7 days from or to a date', async () => {
		const staged = stage();
		const { recording: first } = await holdRecorded(staged);
		staged.clock.at += 8 * day;
		const { recording: second } = await holdRecorded(staged);
		const { recordings } = staged.person(jonas, read);
		const [one, other] = [first, second].map(({ createTime }) =>
			new Date(createTime).toISOString(),
		);
		expect(ids(await recordings.list())).toEqual([second.id]);
		expect(ids(await recordings.list({ from: '2026-11-22T00:00:00Z' }))).toEqual([first.id]);
		expect(ids(await recordings.list({ to: '2026-11-29T00:00:00Z' }))).toEqual([first.id]);
		expect(ids(await recordings.list({ from: one, to: other }))).toEqual([first.id]);
		const both = { from: '2026-11-01T00:00:00Z', to: '2026-12-02T00:00:00Z' };
		expect(ids(await recordings.list(both))).toEqual([second.id, first.id]);
		await expect(recordings.list({ from: other, to: one })).rejects.toEqual(
			refused(400, /from cannot be after/),
		);
	});

	test('a period longer than 30 days is read in parts, where Webex refuses it too', async () => {
		const staged = stage({ recordingPeriods: '30 days' });
		const expected: string[] = [];
		for (let week = 0; week < 10; week += 1) {
			const { recording } = await holdRecorded(staged);
			expected.unshift(recording.id);
			staged.clock.at += 7 * day;
		}
		const period = { from: '2026-11-20T00:00:00Z', to: '2027-03-01T00:00:00Z' };
		const { recordings } = staged.person(jonas, read);
		expect(ids(await recordings.list(period))).toEqual(expected);
		expect(ids(await staged.webex.recordings.adminList(period))).toEqual(expected);
		await expect(
			staged.webex.request({ path: '/admin/recordings', query: period }),
		).rejects.toEqual(refused(400, /within 30 days/));
	});

	test('of a meeting: series, occurrence or instance; without dates still of 7 days', async () => {
		const staged = stage();
		const { recording, id, seriesId } = await holdRecorded(staged);
		await holdRecorded(staged);
		const { recordings } = staged.person(jonas, read);
		for (const meetingId of [id, seriesId, recording.occurrenceId]) {
			const listed = await recordings.list({ meetingId, siteUrl: 'other.webex.com' });
			expect(ids(listed)).toEqual([recording.id]);
		}
		staged.clock.at += 8 * day;
		expect(await recordings.list({ meetingId: id })).toEqual([]);
		const administrator = staged.webex.recordings;
		expect(ids(await administrator.adminList({ meetingId: id }))).toEqual([recording.id]);
		const anyTime = stage({ recordsOfMeeting: 'anyTime' });
		const held = await holdRecorded(anyTime);
		anyTime.clock.at += 8 * day;
		const all = await anyTime.person(jonas, read).recordings.list({ meetingId: held.id });
		expect(ids(all)).toEqual([held.recording.id]);
	});

	test('is filtered by title, format, service and site', async () => {
		const staged = stage();
		const { id } = await hold(staged, { title: 'Snow' });
		const { world } = staged.simulator;
		const snow = publishRecording(world, id);
		const arf = publishRecording(world, id, { topic: 'Ice', format: 'ARF' });
		const training = publishRecording(world, id, {
			topic: 'Course',
			serviceType: 'TrainingCenter',
			siteUrl: 'other.webex.com',
		});
		staged.clock.at += minute;
		const { recordings } = staged.person(jonas, read);
		expect(ids(await recordings.list({ topic: 'sNOW' }))).toEqual([snow.id]);
		expect(ids(await recordings.list({ format: 'ARF' }))).toEqual([arf.id]);
		expect(ids(await recordings.list({ serviceType: 'TrainingCenter' }))).toEqual([training.id]);
		expect(ids(await recordings.list({ siteUrl: 'other.webex.com' }))).toEqual([training.id]);
	});

	test('tags are seen only by the client that set them', async () => {
		const staged = stage();
		const { recording } = await holdRecorded(staged, { integrationTags: ['ticket-7'] });
		const { recordings } = staged.person(jonas, read);
		const [listed] = await recordings.list({ integrationTag: 'ticket-7' });
		expect(listed).toMatchObject({ id: recording.id, integrationTags: ['ticket-7'] });
		const { tokens, integration } = staged.simulator;
		const other = tokens.grant(integration, staged.idOf(jonas), [read]).access_token;
		const response = await staged.simulator.request(
			new Request('https://simulator.test/v1/recordings', {
				headers: { authorization: `Bearer ${other}` },
			}),
		);
		expect(await response.json()).not.toHaveProperty('items.0.integrationTags');
	});

	test('dates follow the time zone, and pages have 10 unless more are asked for', async () => {
		const staged = stage();
		const { id } = await hold(staged);
		for (let count = 0; count < 25; count += 1) publishRecording(staged.simulator.world, id);
		staged.clock.at += minute;
		const { recordings, request } = staged.person(jonas, read);
		const [shown] = await recordings.list({ timezone: 'Asia/Tokyo' }, { limit: 1 });
		expect(shown?.timeRecorded).toBe('2026-11-22T21:01:00+09:00');
		expect(new Set(ids(await recordings.list({}, { pageSize: 10 }))).size).toBe(25);
		const page = (await request({ path: '/recordings' })) as { items: unknown[] };
		expect(page.items).toHaveLength(10);
		await expect(recordings.list({ timezone: 'Mars/Base' })).rejects.toEqual(
			refused(400, /timezone/),
		);
	});
});

describe('administration', () => {
	test('a host that is named: with the scope of an administrator, else ignored or refused', async () => {
		const staged = stage();
		const { recording } = await holdRecorded(staged);
		const named = { hostEmail: jonas };
		const administrator = staged.person(amara, 'meeting:admin_recordings_read');
		expect(ids(await administrator.recordings.list(named))).toEqual([recording.id]);
		await expect(administrator.recordings.list({ hostEmail: 'x@y.example' })).rejects.toEqual(
			refused(404, /user does not exist/),
		);
		const plain = staged.person(amara, read);
		expect(await plain.recordings.list(named)).toEqual([]);
		const strict = stage({ hostEmailWithoutScope: 'refused' });
		await expect(strict.person(amara, read).recordings.list(named)).rejects.toEqual(refused(403));
	});

	test('a service app reads the recordings of the host that it names', async () => {
		const staged = stage();
		const { recording } = await holdRecorded(staged);
		const { tokens, serviceApp, world, request } = staged.simulator;
		const account = world.findPersonByEmail(`${serviceApp.name}@webex.bot`);
		const scopes = ['meeting:admin_recordings_read', 'meeting:group_meeting_read'];
		const { access_token: token } = tokens.grant(serviceApp, account?.id ?? '', scopes);
		const ask = async (path: string, headers = {}) => {
			const url = `https://simulator.test/v1${path}`;
			const response = await request(
				new Request(url, { headers: { authorization: `Bearer ${token}`, ...headers } }),
			);
			return { status: response.status, ...((await response.json()) as object) };
		};
		const found = { status: 200, items: [{ id: recording.id }] };
		expect(await ask(`/recordings?hostEmail=${jonas}`)).toMatchObject(found);
		expect(await ask('/recordings')).toMatchObject({ status: 404 });
		expect(await ask('/admin/recordings')).toMatchObject(found);
		expect(await ask('/group/recordings', { hostemail: jonas })).toMatchObject(found);
		expect(await ask(`/group/recordings?personId=${staged.idOf(jonas)}`)).toMatchObject(found);
		expect(await ask('/group/recordings')).toMatchObject({ status: 400 });
		const single = await ask(`/group/recordings/${recording.id}`, { hostemail: jonas });
		expect(single).toMatchObject({ id: recording.id, status: 'available' });
		expect(await ask(`/group/recordings/${recording.id}`, { hostemail: priya })).toMatchObject({
			status: 404,
		});
		await expect(staged.webex.recordings.groupList({ hostEmail: jonas })).rejects.toEqual(
			refused(403),
		);
	});

	test('the list of a site names hosts, and no passwords; only administrators read it', async () => {
		const staged = stage();
		const { recording } = await holdRecorded(staged);
		const scope = 'meeting:admin_recordings_read';
		const [listed] = await staged.person(amara, scope).recordings.adminList();
		expect(listed).toMatchObject({
			id: recording.id,
			hostEmail: jonas,
			hostDisplayName: 'Jonas Lindqvist',
		});
		expect(listed).not.toHaveProperty('password');
		expect(listed).not.toHaveProperty('shareToMe');
		await expect(staged.person(jonas, scope).recordings.adminList()).rejects.toEqual(refused(403));
		expect(await staged.webex.recordings.adminList({ siteUrl: 'other.webex.com' })).toEqual([]);
	});

	test('deletes for good what belongs to others', async () => {
		const staged = stage();
		const { recording, id } = await holdRecorded(staged);
		const given = { recordingId: recording.id };
		const { recordings } = staged.person(amara, 'meeting:admin_recordings_write');
		await recordings.adminDelete(given);
		await expect(recordings.adminDelete(given)).rejects.toEqual(refused(404));
		const host = staged.person(jonas, read);
		await expect(host.recordings.get(given)).rejects.toEqual(refused(404));
		const officer = staged.webex.recordings;
		const purged = await officer.adminList({ status: 'purged', meetingId: id });
		expect(ids(purged)).toEqual([recording.id]);
	});
});

describe('the recycle bin', () => {
	test('takes recordings, gives them back, and loses those that are purged', async () => {
		const staged = stage();
		const { recording, id } = await holdRecorded(staged);
		const other = publishRecording(staged.simulator.world, id);
		staged.clock.at += minute;
		const { recordings } = staged.person(jonas, read, write);
		const both = [other.id, recording.id];
		const bin = async () => ids(await recordings.list({ status: 'deleted' })).sort();

		await recordings.softDelete({ recordingIds: both });
		expect(await recordings.list()).toEqual([]);
		expect(await bin()).toEqual(both.toSorted());
		await recordings.restore({ recordingIds: [other.id] });
		expect(ids(await recordings.list())).toEqual([other.id]);
		await recordings.purge({ recordingIds: [recording.id] });
		expect(await bin()).toEqual([]);
		await expect(recordings.restore({ recordingIds: [recording.id] })).rejects.toEqual(
			refused(404),
		);

		await recordings.softDelete({ recordingIds: [other.id] });
		await recordings.restore({ restoreAll: true });
		expect(ids(await recordings.list())).toEqual([other.id]);
		await recordings.softDelete({ recordingIds: [other.id] });
		await recordings.purge({ purgeAll: true });
		expect(await bin()).toEqual([]);
	});

	test('refuses no ID, more than 100, those of others, and IDs beside "all"; then nothing changes', async () => {
		const staged = stage();
		const { recording } = await holdRecorded(staged);
		const { recording: foreign } = await holdRecorded(staged, { host: priya });
		const { recordings } = staged.person(jonas, read, write);
		const failing = async (recordingIds: string[], status: number, text = '') =>
			await expect(recordings.softDelete({ recordingIds })).rejects.toEqual(refused(status, text));
		await failing([], 400, 'should not be empty');
		await failing(new Array(101).fill(recording.id), 400, '100');
		await failing([recording.id, foreign.id], 404);
		await failing(['unknown'], 404);
		expect(ids(await recordings.list())).toEqual([recording.id]);
		await expect(
			recordings.purge({ purgeAll: true, recordingIds: [recording.id] }),
		).rejects.toEqual(refused(400, 'should be empty'));
		await expect(recordings.purge({ recordingIds: [recording.id] })).rejects.toEqual(refused(404));
	});

	test('an administrator empties that of a host', async () => {
		const staged = stage();
		const { recording } = await holdRecorded(staged);
		const scopes = ['meeting:admin_recordings_read', 'meeting:admin_recordings_write'];
		const { recordings } = staged.person(amara, ...scopes);
		await recordings.softDelete({ recordingIds: [recording.id], hostEmail: jonas });
		const listed = await recordings.adminList({ status: 'deleted' });
		expect(ids(listed)).toEqual([recording.id]);
		await recordings.purge({ purgeAll: true, hostEmail: jonas });
		expect(await recordings.adminList({ status: 'deleted' })).toEqual([]);
	});

	test('a deletion does not go through it', async () => {
		const staged = stage();
		const { recording } = await holdRecorded(staged);
		const { recordings } = staged.person(jonas, read, write);
		await recordings.delete({ recordingId: recording.id });
		expect(await recordings.list({ status: 'deleted' })).toEqual([]);
		await expect(recordings.get({ recordingId: recording.id })).rejects.toEqual(refused(404));
	});

	test('a compliance officer says why, and still sees what was deleted', async () => {
		const staged = stage();
		const { recording, id } = await holdRecorded(staged);
		const scopes = ['spark-compliance:meetings_read', 'spark-compliance:meetings_write'];
		const { recordings } = staged.person(amara, ...scopes);
		const given = { recordingId: recording.id };
		await expect(recordings.delete(given)).rejects.toEqual(refused(400, /reason/));
		const tooLong = { ...given, reason: 'audit', comment: 'x'.repeat(256) };
		await expect(recordings.delete(tooLong)).rejects.toEqual(refused(400, /255/));
		await recordings.delete({ ...given, reason: 'audit' });
		expect(await recordings.get(given)).toMatchObject({ status: 'purged' });
		const { recordings: own } = staged.person(jonas, read);
		await expect(own.list({ status: 'purged', meetingId: id })).rejects.toEqual(refused(403));
	});
});

test('a recording is shared and no longer shared, by ID or by its link', async () => {
	const staged = stage();
	const { recording } = await holdRecorded(staged);
	const { recordings } = staged.person(jonas, read, write);
	const given = { recordingId: recording.id };
	const guest = staged.person(priya, read).recordings;
	await expect(guest.get(given)).rejects.toEqual(refused(404));
	const { playbackUrl = '' } = await recordings.get(given);
	await recordings.shareByLink({ webShareLink: playbackUrl, addEmails: [priya] });
	expect(await guest.get(given)).toMatchObject({ id: recording.id, shareToMe: true });
	await recordings.share({ ...given, removeEmails: [priya] });
	await expect(guest.get(given)).rejects.toEqual(refused(404));
	const many = new Array(101).fill(priya);
	await expect(recordings.share({ ...given, addEmails: many })).rejects.toEqual(
		refused(400, /100/),
	);
	await expect(recordings.share({ ...given, addEmails: ['nobody'] })).rejects.toEqual(
		refused(400, /addEmails/),
	);
	await expect(
		staged.person(priya, write).recordings.share({ ...given, addEmails: [priya] }),
	).rejects.toEqual(refused(404));
	await expect(recordings.shareByLink({ webShareLink: 'x', addEmails: [] })).rejects.toEqual(
		refused(404),
	);
});

describe('the file of a recording', () => {
	const links = async (staged: ReturnType<typeof stage>) => {
		const { recording } = await holdRecorded(staged);
		const { recordings } = staged.person(jonas, read);
		const { temporaryDirectDownloadLinks: found } = await recordings.get({
			recordingId: recording.id,
		});
		return { recording, found: found ?? {} };
	};

	test('is at an address of its own that needs no token, for 3 hours', async () => {
		const staged = stage();
		const { recording, found } = await links(staged);
		expect(found.expiration).toBe('2026-11-22T15:32:00Z');
		const open = async (address = '', headers = {}) =>
			await staged.simulator.request(new Request(address, { headers }));
		const video = await open(found.recordingDownloadLink);
		expect(video.headers.get('content-type')).toBe('video/mp4');
		expect((await video.arrayBuffer()).byteLength).toBe(recording.sizeBytes);
		const audio = await open(found.audioDownloadLink);
		expect(audio.headers.get('content-type')).toBe('audio/mp4');
		const transcript = await open(found.transcriptDownloadLink);
		expect(transcript.headers.get('content-type')).toBe('text/vtt');
		expect(await transcript.text()).toMatch(/^WEBVTT\n\n1\n00:00:00\.000 --> /);

		const withToken = { authorization: `Bearer ${staged.simulator.personalToken}` };
		expect((await open(found.recordingDownloadLink, withToken)).status).toBe(401);
		const forged = new URL(found.recordingDownloadLink ?? '');
		forged.searchParams.set('timestamp', String(staged.clock.at + day));
		expect((await open(forged.href)).status).toBe(403);
		const other = new URL(found.audioDownloadLink ?? '');
		other.searchParams.set('mediaType', '2');
		expect((await open(other.href)).status).toBe(403);
		staged.clock.at += 3 * 60 * minute - 1;
		expect((await open(found.recordingDownloadLink)).status).toBe(200);
		staged.clock.at += 1;
		const late = await open(found.recordingDownloadLink);
		expect(late.status).toBe(403);
		expect(late.headers.get('content-type')).toContain('text/html');
	});

	test('a token at that address means nothing where Webex does not look at it', async () => {
		const staged = stage({ downloadBearer: 'ignored' });
		const { found } = await links(staged);
		const headers = { authorization: 'Bearer anything' };
		const request = new Request(found.recordingDownloadLink ?? '', { headers });
		expect((await staged.simulator.request(request)).status).toBe(200);
	});

	test('has no address where downloads are prevented, except for compliance officers', async () => {
		const staged = stage({ preventDownloading: true });
		const { recording, found } = await links(staged);
		expect(found).toEqual({});
		const given = { recordingId: recording.id };
		const host = await staged.person(jonas, read).recordings.get(given);
		expect(host).not.toHaveProperty('downloadUrl');
		const officer = staged.person(amara, 'spark-compliance:meetings_read');
		expect(await officer.recordings.get(given)).toHaveProperty('temporaryDirectDownloadLinks');
	});

	test('is counted in the report of the recording', async () => {
		const staged = stage();
		const { recording, found } = await links(staged);
		await staged.simulator.request(new Request(found.recordingDownloadLink ?? ''));
		const { recordingReports } = staged.person(jonas, read);
		expect(await recordingReports.accessSummary()).toEqual([
			{
				recordingId: recording.id,
				topic: recording.topic,
				timeRecorded: '2026-11-22T12:01:00Z',
				siteUrl: site,
				hostEmail: jonas,
				viewCount: 0,
				downloadCount: 1,
			},
		]);
		expect(await recordingReports.accessDetail({ recordingId: recording.id })).toEqual([
			{
				recordingId: recording.id,
				topic: recording.topic,
				name: 'Jonas Lindqvist',
				email: jonas,
				accessTime: '2026-11-22T12:32:00Z',
				viewed: false,
				downloaded: true,
			},
		]);
		const administrator = staged.person(amara, 'meeting:admin_recordings_read');
		const everybody = await administrator.recordingReports.accessSummary({ hostEmail: 'all' });
		expect(everybody).toHaveLength(1);
		expect(await administrator.recordingReports.accessSummary()).toEqual([]);
	});
});
