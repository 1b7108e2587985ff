import { deleteRecording, recordingFile } from '@webex-nodes/simulator';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { amara, jonas, meetingsOf, testClock } from '../src/held.ts';
import { contentOf } from '../src/n8n.ts';
import { byEmail, byId, operationsOf } from '../src/one-node.ts';

const day = 24 * 3600_000; // ms
const noon = Date.parse('2027-03-04T12:00:00Z');
const scope =
	'spark:kms spark:people_read meeting:schedules_read meeting:recordings_read meeting:recordings_write meeting:admin_recordings_read';

let harness: Harness;
let clock: { at: number };
const set = async (options: Parameters<typeof createHarness>[0] = {}) => {
	clock = testClock(noon);
	harness = await createHarness({ now: () => clock.at, scope, meetings: false, ...options });
};
beforeEach(async () => await set());
afterEach(async () => {
	vi.useRealTimers();
	await harness.close();
});
const again = async (options: Parameters<typeof createHarness>[0]) => {
	await harness.close();
	await set(options);
};

const { run, json } = operationsOf('webexMeetings', () => harness);
const holdRecorded = (host?: string) =>
	meetingsOf(harness.simulator, clock).holdRecorded(harness.url, host);
const period = { from: '2027-03-01T00:00:00Z', to: '2027-04-01T00:00:00Z' };
const ids = (items: readonly { [name: string]: unknown }[]) =>
	items.map(({ recordingId }) => recordingId);
const storedRecording = (id: string) => harness.simulator.world.meetings.recordings.get(id);

describe('Get', () => {
	test('has the names of the XML node, and secrets only on request', async () => {
		const { recording, id } = await holdRecorded();
		const recordingId = byId(recording.id);
		const [item] = await json('recording', 'get', { recordingId });
		expect(item).toMatchObject({
			recordingId: recording.id,
			recordingUUID: recording.id,
			name: recording.topic,
			created: '2027-03-04T12:32:00.000Z',
			durationSeconds: recording.durationSeconds,
			format: 'MP4',
			streamUrl: expect.stringContaining('/ldr.php'),
			fileUrl: expect.stringContaining('/lsr.php'),
			meetingId: id,
		});
		const raw = await json('recording', 'get', { recordingId, simplify: false });
		const hidden = JSON.stringify([item, raw]);
		expect(hidden).not.toContain(recording.password);
		expect(hidden).not.toMatch(/ticket=|recordingDownloadLink/);
		const [whole] = await json('recording', 'get', {
			recordingId,
			simplify: false,
			includeSecrets: true,
		});
		expect(whole).toMatchObject({
			password: recording.password,
			temporaryDirectDownloadLinks: {
				recordingDownloadLink: expect.stringContaining('ticket='),
				audioDownloadLink: expect.stringContaining('ticket='),
				transcriptDownloadLink: expect.stringContaining('ticket='),
			},
		});
	});

	test('says which scope is missing, and the one of administrators', async () => {
		await again({ scope: 'spark:kms spark:people_read' });
		const { error } = await run('recording', 'get', { recordingId: byId('x') });
		expect(error?.message).toBe('The credential lacks the scope meeting:recordings_read');
		expect(error?.description).toContain('meeting:admin_recordings_read');
	});
});

describe('Get Many', () => {
	test('of any period, across its parts, each once and the newest first', async () => {
		await again({ switches: { recordingPeriods: '30 days' } });
		const expected: string[] = [];
		for (let count = 0; count < 8; count += 1) {
			expected.unshift((await holdRecorded()).recording.id);
			clock.at += 10 * day;
		}
		const long = { from: '2027-01-01T00:00:00Z', to: '2027-07-01T00:00:00Z', returnAll: true };
		expect(ids(await json('recording', 'getMany', long))).toEqual(expected);
		const some = { ...long, returnAll: false, limit: 5 };
		expect(ids(await json('recording', 'getMany', some))).toEqual(expected.slice(0, 5));
	});

	test('own ones, of a host, of the site; of a meeting by its number; in the recycle bin', async () => {
		const own = await holdRecorded();
		const other = await holdRecorded(jonas);
		const list = async (parameters: object) =>
			ids(await json('recording', 'getMany', { ...period, ...parameters }));
		expect(await list({})).toEqual([own.recording.id]);
		expect(await list({ hostEmail: byEmail(jonas) })).toEqual([other.recording.id]);
		expect(await list({ whose: 'all' })).toEqual([other.recording.id, own.recording.id]);
		await holdRecorded();
		const meetingKey = byId(own.meetingNumber);
		expect(await list({ filters: { meetingKey } })).toEqual([own.recording.id]);
		deleteRecording(harness.simulator.world, own.recording, amara);
		expect(await list({ filters: { status: 'deleted' } })).toEqual([own.recording.id]);
	});
});

describe('Download', () => {
	const download = (recordingId: string, file = 'video') =>
		run('recording', 'download', { recordingId: byId(recordingId), file });

	test('streams the file into storage, and sends no token to the address', async () => {
		await again({ switches: { downloadBearer: 'refused' } });
		const { recording } = await holdRecorded();
		const { items, error } = await download(recording.id);
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({
			recordingId: recording.id,
			contentType: 'video/mp4',
			size: recording.sizeBytes,
		});
		expect(JSON.stringify(items[0]?.json)).not.toContain('ticket');
		const stored = await contentOf(items[0]?.binary?.['data']);
		expect(stored.equals(Buffer.from(recordingFile(recording)))).toBe(true);
	});

	test('gives the sound and the transcript', async () => {
		const { recording } = await holdRecorded();
		const typeOf = async (file: string) =>
			(await download(recording.id, file)).items[0]?.binary?.['data']?.mimeType;
		expect([await typeOf('audio'), await typeOf('transcript')]).toEqual(['audio/mp4', 'text/vtt']);
	});

	test('says why there is no address: downloads are prevented, or it is in the recycle bin', async () => {
		await again({ switches: { preventDownloading: true } });
		const { recording } = await holdRecorded();
		const prevented = await download(recording.id);
		expect(prevented.error?.description).toContain('"Prevent downloading"');
		await again({});
		const { recording: deleted } = await holdRecorded();
		deleteRecording(harness.simulator.world, deleted, amara);
		const { error } = await download(deleted.id);
		expect([error?.message, error?.description]).toEqual([
			'"Recording" cannot be used',
			'"Recording" is in the recycle bin: restore it first',
		]);
	});

	test('a file that breaks off is not stored', async () => {
		const { recording } = await holdRecorded();
		harness.simulator.faults.next({ at: '/nbr/', cut: 'connection' });
		const { items, error } = await download(recording.id);
		expect(error?.message).toContain('did not arrive whole');
		expect(items).toEqual([]);
	});

	test('a link that expired: get the recording again; the address is not shown', async () => {
		const { recording } = await holdRecorded();
		harness.simulator.faults.next({
			at: '/nbr/',
			status: 403,
			body: '<p>This link has expired.</p>',
			contentType: 'text/html',
		});
		const { error } = await download(recording.id);
		expect(error?.message).toBe('The download link of Webex no longer works');
		expect(error?.description).toContain('Get the recording again');
		expect(JSON.stringify([error, error?.stack])).not.toMatch(/ticket=/);
	});
});

test('Delete puts into the recycle bin, Restore takes out; permanently, nobody can', async () => {
	const { recording } = await holdRecorded();
	const { id } = recording;
	const recordingId = byId(id);
	expect(await json('recording', 'delete', { recordingId })).toEqual([
		{ recordingId: id, deleted: true },
	]);
	expect(storedRecording(id)?.status).toBe('deleted');
	expect(await json('recording', 'restore', { recordingIds: id })).toEqual([
		{ recordingId: id, restored: true },
	]);
	expect(storedRecording(id)?.status).toBe('available');
	await json('recording', 'delete', { recordingId, options: { permanently: true } });
	expect(storedRecording(id)?.status).toBe('purged');
	const { error } = await run('recording', 'get', { recordingId });
	expect(error?.message).toContain('Webex did not find it');
});

test('Share lets people see a recording, and takes it back', async () => {
	const { recording } = await holdRecorded();
	const recordingId = byId(recording.id);
	await json('recording', 'share', { recordingId, addEmails: jonas });
	expect(storedRecording(recording.id)?.sharedWith).toEqual([jonas]);
	await json('recording', 'share', { recordingId, removeEmails: [jonas] });
	expect(storedRecording(recording.id)?.sharedWith).toEqual([]);
});
