import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bearer, personalToken } from '@webex-nodes/auth';
import { createRestClient, type RestClient } from '@webex-nodes/client';
import { fetchTransport } from '@webex-nodes/http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	createSimulator,
	type Exchange,
	readExchanges,
	replayOnSimulator,
	replayTransport,
	type Simulator,
	startRecording,
} from '../src/index.ts';
import { tour } from './tour.ts';

const folder = mkdtempSync(join(tmpdir(), 'recording-meetings-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the walk sends to a simulator, through the recorder. */
async function recorded(
	name: string,
	walk: (webex: RestClient, simulator: Simulator) => Promise<void>,
) {
	const file = join(folder, name);
	const simulator = createSimulator();
	const wire: string[] = [];
	const recorder = await startRecording({
		to: 'https://simulator.test',
		file,
		send: async (request) => {
			wire.push(`${decodeURIComponent(request.url)} ${await request.clone().text()}`);
			const response = await simulator.request(request);
			wire.push(await response.clone().text());
			return response;
		},
	});
	const hosts = [new URL(recorder.url).host];
	const sign = bearer(personalToken(simulator.personalToken), { hosts });
	const transport = sign(fetchTransport(fetch));
	await walk(createRestClient({ baseUrl: `${recorder.url}/v1`, transport }), simulator);
	await recorder.close();
	const written = readFileSync(file, 'utf8');
	return { simulator, exchanges: readExchanges(file), written, said: wire.join('\n') };
}

describe('a tour of everything, the whole family of meetings too', () => {
	let simulator: Simulator;
	let exchanges: Exchange[];
	let written: string;
	let said: string;
	/** As they were before the tour, which deletes some. */
	let before: readonly string[];

	beforeAll(async () => {
		({ simulator, exchanges, written, said } = await recorded('tour.jsonl', async (webex, own) => {
			before = secretsOf(own);
			await tour(webex);
		}));
	});

	/** What tells whose meetings these are, and what opens them. */
	function secretsOf({ world: { meetings } }: Simulator): readonly string[] {
		const series = [...meetings.series.values()].flatMap((each) => [
			each.id,
			each.meetingNumber,
			each.hostKey,
			each.fields.title,
			each.fields.password,
			...each.invitees.flatMap(({ id, email }) => [id, email]),
		]);
		const held = meetings.instances.values().flatMap(({ id, number }) => [id, number]);
		const people = meetings.participants
			.values()
			.flatMap(({ id, displayName }) => [id, displayName]);
		const recordings = meetings.recordings
			.values()
			.flatMap(({ id, topic, password }) => [id, topic, password]);
		const words = [...meetings.transcripts.values(), ...meetings.captions.values()].flatMap(
			({ id, snippets }) => [id, ...snippets.map(({ text }) => text)],
		);
		const notes = meetings.summaries.values().flatMap(({ id, notes: own }) => [id, own]);
		const chats = meetings.chats.values().flatMap(({ id, text }) => [id, text]);
		const asked = meetings.questions.values().flatMap(({ id, question }) => [id, question]);
		return [...series, ...held, ...people, ...recordings, ...words, ...notes, ...chats, ...asked];
	}

	test('writes nothing of the meetings, though it was said', () => {
		const secrets = [...new Set([...before, ...secretsOf(simulator)])];
		const heard = secrets.filter((secret) => said.includes(secret));
		expect(heard.length).toBeGreaterThan(80);
		const more = ['"4325"', 'Open day', 'Which depot?', 'newsletter', 'fernhill', 'tour.guest'];
		expect([...heard, ...more].filter((secret) => written.includes(secret))).toEqual([]);
	});

	test('a simulator answers the recording as it was', async () => {
		const { compared, leftOut, differences } = await replayOnSimulator(exchanges);
		expect([differences, leftOut]).toEqual([[], []]);
		expect(compared).toBeGreaterThan(190);
	});

	test('the client sends the same requests to the recording', async () => {
		const { transport, remaining } = replayTransport(exchanges);
		await tour(createRestClient({ baseUrl: 'https://webexapis.com/v1', transport }));
		expect(remaining()).toBe(0);
	});

	test('an input that is sent as a header is compared, too', async () => {
		const named = exchanges.find(({ request }) =>
			/^\/v1\/meetings\/[\da-f]{32}$/.test(request.path),
		);
		const { transport } = replayTransport([named as Exchange]);
		const { meetings } = createRestClient({ baseUrl: 'https://webexapis.com/v1', transport });
		const meetingId = named?.request.path.split('/').at(-1) ?? '';
		await expect(meetings.get({ meetingId, password: 'guessed' })).rejects.toThrow(
			'its headers have password and timezone, not timezone',
		);
	});

	test('a meeting that the simulator does not have shows', async () => {
		const { differences } = await replayOnSimulator(exchanges, { meetings: false });
		const paths = differences.map(({ request }) => request);
		expect(paths).toContain('GET /v1/meetings/controls');
	});
});

describe('a recording that begins in the middle', () => {
	const at = (hours: number) => new Date(Date.now() + hours * 3600_000).toISOString();

	test('things that no list showed have their counterparts in the simulator', async () => {
		const { exchanges } = await recorded(
			'middle.jsonl',
			async (webex, { world, personalToken: token, tokens }) => {
				const ownerId = tokens.find(token)?.personId;
				const { meetings } = world;
				const [series] = [...meetings.series.values()].filter(({ hostId }) => hostId === ownerId);
				const [instance] = meetings.instances.of(series?.id ?? '');
				const meetingId = instance?.id ?? '';
				await webex.meetings.get({ meetingId: series?.id ?? '' });
				await webex.meetings.get({ meetingId });
				await webex.meetings.list({ meetingNumber: series?.meetingNumber ?? '' });
				const [recording] = meetings.recordings.of(meetingId);
				await webex.recordings.get({ recordingId: recording?.id ?? '' });
				const [transcript] = meetings.transcripts.of(meetingId);
				await webex.meetingTranscripts.snippets({ transcriptId: transcript?.id ?? '' });
				const [participant] = meetings.participants.of(meetingId);
				await webex.meetingParticipants.get({ participantId: participant?.id ?? '' });
			},
		);
		const { compared, differences } = await replayOnSimulator(exchanges);
		expect([compared, differences]).toEqual([6, []]);
	});

	test('zones, local dates and recurrences stay readable, and belong together', async () => {
		const { exchanges, written } = await recorded('series.jsonl', async (webex) => {
			const { id } = await webex.meetings.create({
				title: 'Weekly',
				start: at(48).slice(0, 16),
				end: at(49).slice(0, 16),
				timezone: 'Asia/Tokyo',
				recurrence: `FREQ=WEEKLY;INTERVAL=1;UNTIL=${at(30 * 24)
					.slice(0, 10)
					.replaceAll('-', '')}T000000Z`,
			});
			const meetings = webex.meetings.list({ meetingSeriesId: id, from: at(0), to: at(60 * 24) });
			const [first] = await meetings;
			await webex.meetings.get({ meetingId: first?.id ?? '', timezone: 'Asia/Tokyo' });
			await webex.meetings.patch({ meetingId: first?.id ?? '', title: 'This one' });
		});
		expect(written).not.toContain('Tokyo');
		const year = new Date().getFullYear();
		expect(written).not.toMatch(new RegExp(`${year}-\\d\\d|UNTIL=${year}`));
		const [create, list, get] = exchanges;
		const body = list?.response.body as {
			json: { items: { id: string; meetingSeriesId: string }[] };
		};
		const [item] = body.json.items;
		expect(item?.id).toMatch(new RegExp(`^${item?.meetingSeriesId}_\\d{8}T\\d{6}Z$`));
		expect(create?.response.body).toMatchObject({ json: { id: item?.meetingSeriesId } });
		expect(get?.request.headers['timezone']).toMatch(/^[A-Z][a-z]+\/\w+$/);
		const { compared, differences } = await replayOnSimulator(exchanges);
		expect([compared, differences]).toEqual([4, []]);
	});
});
