import { startMeeting } from '@webex-nodes/simulator';
import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { clockedHarness } from '../src/clocked.ts';
import { amara, meetingsOf } from '../src/held.ts';
import { byId, operationsOf } from '../src/one-node.ts';

const day = 24 * 3600_000; // ms
const scope =
	'spark:all spark:kms meeting:schedules_read meeting:schedules_write meeting:preferences_read';
const template = 'ZmVybmhpbGw6Uy0xLU1DLWVuX1VT';

const set = clockedHarness(scope);
const { run, json } = operationsOf('webexMeetings', () => set.harness);
const create = async (form: INodeParameters) => (await json('meeting', 'create', form))[0] ?? {};
const stored = (meetingId: unknown) => {
	const found = set.harness.simulator.world.meetings.series.get(String(meetingId));
	if (!found) throw new Error(`There is no meeting ${meetingId}`);
	return found;
};

describe('A template', () => {
	const options = { templateId: byId(template) };

	test('gives what the form leaves open, its times too', async () => {
		const item = await create({ topic: 'Review of May', start: '', options });
		expect(item).toMatchObject({
			topic: 'Review of May',
			start: '2027-03-04T12:30:00.000Z',
			duration: 30,
			agenda: 'Open points',
		});
		expect(stored(item['meetingId']).fields.settings).toMatchObject({
			enabledAutoRecordMeeting: true,
			joinBeforeHostMinutes: 5,
		});
	});

	test('gives way to what the form says', async () => {
		const start = '2027-07-01T09:00:00Z';
		const given = { ...options, agenda: 'Other', openTime: 900 };
		const item = await create({ topic: 'Review', start, duration: 45, options: given });
		expect(item).toMatchObject({
			start: '2027-07-01T09:00:00.000Z',
			duration: 45,
			agenda: 'Other',
		});
		expect(stored(item['meetingId']).fields.settings).toMatchObject({ joinBeforeHostMinutes: 15 });
	});

	test('that the account does not have is said', async () => {
		const { error } = await run('meeting', 'create', {
			topic: 'Review',
			options: { templateId: byId('unknown') },
		});
		expect(error?.message).toContain('Webex did not find it');
	});
});

describe('A webinar', () => {
	const form = { topic: 'Open day', start: '2027-07-01T09:00:00Z' };

	test('has a session type of its own, panelists and a password for them', async () => {
		const item = await create({
			...form,
			meetingType: byId('628'),
			options: {
				scheduledType: 'webinar',
				panelists: 'a@x.example',
				attendees: 'b@x.example',
				panelistPassword: 'Panel12345',
			},
		});
		expect(item).toMatchObject({ scheduledType: 'webinar', meetingType: '628' });
		expect(JSON.stringify(item)).not.toContain('Panel12345');
		expect(stored(item['meetingId'])).toMatchObject({
			scheduledType: 'webinar',
			invitees: [{ email: 'b@x.example' }, { email: 'a@x.example', panelist: true }],
		});
		const filters = { scheduledType: 'webinar' };
		const listed = await json('meeting', 'getMany', { filters });
		expect(listed.map(({ meetingId }) => meetingId)).toEqual([item['meetingId']]);
		expect(await json('meeting', 'getMany', { filters: { scheduledType: 'meeting' } })).toEqual([]);
	});

	test('without a session type is refused with the name of the field', async () => {
		const { error } = await run('meeting', 'create', {
			...form,
			options: { scheduledType: 'webinar' },
		});
		expect([error?.message, error?.description]).toEqual([
			'"Meeting Type" is empty',
			'A webinar needs one of the type webinar',
		]);
	});
});

test('Start Now in Room begins at once, and a second time returns the meeting that runs there', async () => {
	const { world } = set.harness.simulator;
	const [roomId = ''] = world.rooms.keys();
	const form = { topic: 'Stand-up', options: { isAdhoc: true, roomId: byId(roomId) } };
	const first = await create(form);
	expect(first).toMatchObject({ roomId, hostWebExID: amara });
	const again = await create(form);
	expect(again['meetingId']).toBe(first['meetingId']);
	const { error } = await run('meeting', 'create', { topic: 'X', options: { isAdhoc: true } });
	expect([error?.message, error?.description]).toEqual([
		'"Room" is empty',
		'A meeting that starts now belongs to a room (space)',
	]);
});

test('Get Many of held meetings: any period, of a series, by state, and what they have left', async () => {
	const meetings = meetingsOf(set.harness.simulator, set.clock);
	const old = await meetings.hold(set.harness.url);
	set.clock.at += 50 * day;
	const recorded = await meetings.holdRecorded(set.harness.url);
	const running = await meetings.run(set.harness.url);
	const list = async (parameters: INodeParameters) =>
		(await json('meeting', 'getMany', { kind: 'held', returnAll: true, ...parameters })).map(
			({ meetingId }) => meetingId,
		);
	// Thirty days back, when no time is set.
	expect(await list({})).toEqual([recorded.id, running.id]);
	const startsAfter = new Date(set.clock.at - 60 * day).toISOString();
	expect(await list({ filters: { startsAfter } })).toEqual([old.id, recorded.id, running.id]);
	expect(await list({ filters: { startsAfter, state: 'ended' } })).toEqual([old.id, recorded.id]);
	expect(await list({ filters: { state: 'inProgress' } })).toEqual([running.id]);
	expect(await list({ filters: { startsAfter, series: byId(old.meetingNumber) } })).toEqual([
		old.id,
	]);
	expect(await list({ filters: { startsAfter, hasRecording: true } })).toEqual([recorded.id]);
	// Only those that have ended.
	expect(await list({ filters: { startsAfter, hasTranscription: false } })).toEqual([old.id]);
	const [item] = await json('meeting', 'getMany', { kind: 'held', filters: { state: 'ended' } });
	expect(item).toMatchObject({ kind: 'meeting', state: 'ended', isInProgress: false });
	startMeeting(set.harness.simulator.world, old.seriesId);
	expect(await list({ filters: { state: 'inProgress' } })).toHaveLength(2);
});
