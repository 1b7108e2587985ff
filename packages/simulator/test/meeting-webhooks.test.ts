import type { Webhook } from '@webex-nodes/client';
import { describe, expect, test } from 'vitest';
import {
	changeRecording,
	deleteRecording,
	endMeeting,
	joinMeeting,
	leaveMeeting,
	publishRecording,
	publishTranscript,
	restoreRecording,
	startMeeting,
} from '../src/index.ts';
import { webhookResources } from '../src/webhooks/resources.ts';
import { jonas, minute, priya, type Stage, site, stage } from './meeting-fixture.ts';

const resources = ['meetings', 'meetingParticipants', 'recordings', 'meetingTranscripts'] as const;
type Resource = (typeof resources)[number];

interface Heard {
	readonly resource: string;
	readonly event: string;
	readonly actorId: string;
	readonly data: Readonly<Record<string, unknown>>;
}

const scopes = ['schedules', 'participants', 'recordings', 'controls'].flatMap((name) => [
	`meeting:${name}_read`,
	`meeting:${name}_write`,
]);

const series = {
	title: 'Depot briefing',
	start: '2026-11-22T12:10:00Z',
	end: '2026-11-22T12:40:00Z',
	recurrence: 'FREQ=DAILY;COUNT=3',
	invitees: [{ email: priya }],
};

/** A meeting of Jonas, and of an administrator a webhook for each resource of the family. */
async function prepared() {
	const staged = stage();
	const { simulator, webex, person } = staged;
	const host = person(jonas, ...scopes);
	const meeting = await host.meetings.create(series);
	const hook = async (resource: Resource, more: Partial<Webhook> = {}) =>
		await webex.webhooks.create({
			name: resource,
			targetUrl: 'http://127.0.0.1:9/',
			resource,
			event: 'all',
			ownedBy: 'org',
			...more,
		} as Parameters<typeof webex.webhooks.create>[0]);
	/** What was delivered since the last time, in any order. */
	let read = 0;
	const heard = async (): Promise<readonly Heard[]> => {
		await simulator.webhooks.settled();
		const { deliveries } = simulator.webhooks;
		const found = deliveries.slice(read).map(({ body }) => JSON.parse(body) as Heard);
		read = deliveries.length;
		return found;
	};
	return { ...staged, host, meeting, hook, heard };
}

type Prepared = Awaited<ReturnType<typeof prepared>>;

interface Row {
	readonly what: string;
	/** What is there before. */
	readonly before?: (given: Prepared) => unknown;
	readonly happens: (given: Prepared, before: unknown) => unknown;
	readonly fires: readonly (readonly [resource: Resource, event: string])[];
}

const start = ({ simulator, meeting }: Prepared) => startMeeting(simulator.world, meeting.id);
const join = ({ simulator, meeting, idOf }: Prepared) =>
	joinMeeting(simulator.world, meeting.id, { personId: idOf(priya) });
const held = (given: Prepared) => {
	const { id } = start(given);
	endMeeting(given.simulator.world, id);
	return id;
};
const recorded = (given: Prepared) => publishRecording(given.simulator.world, held(given));
const named = (thing: unknown) => (thing as { readonly id: string }).id;

async function secondOf({ host, meeting }: Prepared): Promise<string> {
	const window = { from: '2026-11-23', to: '2026-11-24' };
	const [found] = await host.meetings.list({ meetingSeriesId: meeting.id, ...window });
	return found?.id ?? '';
}

const rows: readonly Row[] = [
	{
		what: 'a meeting is scheduled',
		happens: ({ host }) => host.meetings.create({ ...series, title: 'Another' }),
		fires: [['meetings', 'created']],
	},
	{
		what: 'a series is changed',
		happens: ({ host, meeting }) => host.meetings.patch({ meetingId: meeting.id, title: 'New' }),
		fires: [['meetings', 'updated']],
	},
	{
		what: 'one meeting of it is changed',
		before: secondOf,
		happens: ({ host }, id) => host.meetings.patch({ meetingId: String(id), title: 'New' }),
		fires: [['meetings', 'updated']],
	},
	{
		what: 'the host is another one',
		happens: ({ webex, meeting }) =>
			webex.meetings.reassignHost({ hostEmail: priya, meetingIds: [meeting.id] }),
		fires: [['meetings', 'updated']],
	},
	{
		what: 'one meeting of a series is cancelled',
		before: secondOf,
		happens: ({ host }, id) => host.meetings.delete({ meetingId: String(id) }),
		fires: [['meetings', 'deleted']],
	},
	{
		what: 'a series is deleted',
		happens: ({ host, meeting }) => host.meetings.delete({ meetingId: meeting.id }),
		fires: [['meetings', 'deleted']],
	},
	{
		what: 'the host comes first',
		happens: start,
		fires: [
			['meetings', 'started'],
			['meetingParticipants', 'joined'],
		],
	},
	{ what: 'somebody waits for the host', happens: join, fires: [] },
	{
		what: 'the host comes to those who wait',
		before: join,
		happens: start,
		fires: [
			['meetings', 'started'],
			['meetingParticipants', 'joined'],
			['meetingParticipants', 'joined'],
		],
	},
	{
		what: 'somebody joins',
		before: start,
		happens: join,
		fires: [['meetingParticipants', 'joined']],
	},
	{
		what: 'somebody is admitted from the lobby',
		before: async (given) => {
			const { id: meetingId } = start(given);
			await given.host.meetingControls.update({ meetingId, locked: true });
			return join(given);
		},
		happens: ({ host }, who) =>
			host.meetingParticipants.admit({ items: [{ participantId: named(who) }] }),
		fires: [['meetingParticipants', 'joined']],
	},
	{
		what: 'somebody is expelled',
		before: (given) => {
			start(given);
			return join(given);
		},
		happens: ({ host }, who) =>
			host.meetingParticipants.update({ participantId: named(who), expel: true }),
		fires: [['meetingParticipants', 'left']],
	},
	{
		what: 'the last one leaves',
		before: (given) => {
			const { id } = start(given);
			const [host] = given.simulator.world.meetings.participants.of(id);
			return host;
		},
		happens: ({ simulator }, who) => leaveMeeting(simulator.world, named(who)),
		fires: [
			['meetingParticipants', 'left'],
			['meetings', 'ended'],
		],
	},
	{
		what: 'the host ends it for everybody',
		before: (given) => {
			start(given);
			return join(given);
		},
		happens: ({ host, meeting }) => host.meetings.end({ meetingId: meeting.id }),
		fires: [
			['meetingParticipants', 'left'],
			['meetingParticipants', 'left'],
			['meetings', 'ended'],
		],
	},
	{
		what: 'a recording appears',
		before: held,
		happens: ({ simulator }, id) => publishRecording(simulator.world, String(id)),
		fires: [['recordings', 'created']],
	},
	{
		what: 'a recording is renamed',
		before: recorded,
		happens: ({ simulator: { world }, idOf }, recording) =>
			changeRecording(world, recording as never, { topic: 'New' }, idOf(jonas)),
		fires: [['recordings', 'updated']],
	},
	{
		what: 'a recording is shared',
		before: recorded,
		happens: ({ host }, recording) =>
			host.recordings.share({ recordingId: named(recording), addEmails: [priya] }),
		fires: [['recordings', 'updated']],
	},
	{
		what: 'a recording goes into the recycle bin',
		before: recorded,
		happens: ({ host }, recording) =>
			host.recordings.softDelete({ recordingIds: [named(recording)] }),
		fires: [['recordings', 'deleted']],
	},
	{
		what: 'a recording comes back from there',
		before: (given) => {
			const { world } = given.simulator;
			const recording = recorded(given);
			deleteRecording(world, recording, given.idOf(jonas));
			return world.meetings.recordings.get(recording.id);
		},
		happens: ({ simulator: { world }, idOf }, recording) =>
			restoreRecording(world, recording as never, idOf(jonas)),
		fires: [['recordings', 'updated']],
	},
	{
		what: 'a recording is deleted for good',
		before: recorded,
		happens: ({ host }, recording) => host.recordings.delete({ recordingId: named(recording) }),
		fires: [['recordings', 'deleted']],
	},
	{
		what: 'a recording in the recycle bin is purged',
		before: (given) => {
			const recording = recorded(given);
			deleteRecording(given.simulator.world, recording, given.idOf(jonas));
			return recording;
		},
		happens: ({ host }, recording) => host.recordings.purge({ recordingIds: [named(recording)] }),
		fires: [],
	},
	{
		what: 'a transcript appears',
		before: held,
		happens: ({ simulator }, id) => publishTranscript(simulator.world, String(id)),
		fires: [['meetingTranscripts', 'created']],
	},
];

const short = ({ resource, event }: Heard) => `${resource} ${event}`;

/** Metadata only: nothing that opens a meeting or a recording. */
const fields: Readonly<Record<Resource, readonly string[]>> = {
	meetings: ['id', 'meetingNumber', 'title', 'state', 'start', 'hostUserId', 'hostEmail'],
	meetingParticipants: ['id', 'meetingId', 'state', 'host', 'email', 'hostEmail', 'joinedTime'],
	recordings: ['id', 'meetingId', 'topic', 'createTime', 'status', 'hostUserId', 'hostEmail'],
	meetingTranscripts: ['id', 'meetingId', 'meetingTopic', 'status', 'hostUserId', 'hostEmail'],
};

test.each(rows)('$what', async ({ before, happens, fires }) => {
	const given = await prepared();
	const known = await before?.(given);
	for (const resource of resources) await given.hook(resource);
	given.clock.at += minute;
	await happens(given, known);
	const heard = await given.heard();
	expect(heard.map(short).toSorted()).toEqual(fires.map((each) => each.join(' ')).toSorted());
	for (const { resource, data, actorId } of heard) {
		expect(Object.keys(data)).toEqual(expect.arrayContaining([...fields[resource as Resource]]));
		expect(JSON.stringify(data)).not.toMatch(/[pP]assword|hostKey|[dD]ownload|playback|snippets/);
		expect(actorId).not.toBe('');
	}
});

test('the rows are about each event of each resource', () => {
	const shown = new Set(rows.flatMap(({ fires }) => fires.map((each) => each.join(' '))));
	const documented = resources.flatMap((resource) =>
		(webhookResources[resource]?.events ?? []).map((event) => `${resource} ${event}`),
	);
	expect([...shown].toSorted()).toEqual(documented.toSorted());
});

describe('filters', () => {
	const all = resources.flatMap((resource) =>
		(webhookResources[resource]?.filters ?? []).map((filter) => ({ resource, filter })),
	);

	/** Everything that a meeting can cause. */
	function everything(given: Prepared): void {
		const { world } = given.simulator;
		const id = held(given);
		publishRecording(world, id);
		publishTranscript(world, id);
	}

	test.each(all)('of $resource by $filter', async ({ resource, filter }) => {
		const given = await prepared();
		const hook = await given.hook(resource);
		everything(given);
		const first = await given.heard();
		const [one] = first;
		const wanted = String(one?.data[filter]);
		expect(wanted).not.toBe('undefined');
		await given.webex.webhooks.delete({ webhookId: hook.id });

		const other = await prepared();
		await other.hook(resource, { filter: `${filter}=nothing-like-this` });
		const fitting = await other.hook(resource, { filter: `${filter}=${wanted}`, name: 'fits' });
		everything(other);
		const heard = await other.heard();
		const expected = first.filter(({ data }) => String(data[filter]) === wanted);
		expect(heard.map(short).toSorted()).toEqual(expected.map(short).toSorted());
		expect(new Set(heard.map((each) => Reflect.get(each, 'name')))).toEqual(
			new Set([fitting.name]),
		);
	});

	test('two together, and a name that the resource does not have', async () => {
		const given = await prepared();
		const filter = `siteUrl=${site}&state=ended`;
		await given.hook('meetings', { filter });
		everything(given);
		expect((await given.heard()).map(short)).toEqual(['meetings ended']);
		await expect(given.hook('meetingTranscripts', { filter: 'state=ended' })).rejects.toMatchObject(
			{
				status: 400,
			},
		);
	});
});

test('of one event, only that; and people hear of meetings that they host', async () => {
	const given: Stage & Prepared = await prepared();
	const { person } = given;
	const own = (email: string) => person(email, ...scopes).webhooks;
	const target = {
		targetUrl: 'http://127.0.0.1:9/',
		resource: 'meetings',
		event: 'ended',
	} as const;
	await own(jonas).create({ name: 'host', ...target });
	await own(priya).create({ name: 'guest', ...target });
	held(given);
	const heard = await given.heard();
	expect(heard.map((each) => [Reflect.get(each, 'name'), short(each)])).toEqual([
		['host', 'meetings ended'],
	]);
});
