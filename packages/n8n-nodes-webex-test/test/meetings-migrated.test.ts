/** Every operation that both nodes have: over XML, and over REST as the program of the migration rewrites it. */

import { knowledge, migrateNode } from '@webex-nodes/migrate';
import type { Simulator } from '@webex-nodes/simulator';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { amara, jonas, testClock } from '../src/held.ts';
import { byId } from '../src/one-node.ts';

/** Two worlds with the same seed, so that they have the same meetings with the same numbers. */
let worlds: { readonly xml: Harness; readonly rest: Harness };
beforeEach(async () => {
	const clock = testClock(Date.parse('2027-03-04T12:00:00Z'));
	const options = { now: () => clock.at, switches: { xmlSessionTimeZone: 'session' } } as const;
	worlds = { xml: await createHarness(options), rest: await createHarness(options) };
});
afterEach(async () => {
	vi.useRealTimers();
	await Promise.all([worlds.xml.close(), worlds.rest.close()]);
});

interface Case {
	readonly parameters?: INodeParameters;
	/** What comes into the node: IDs of recordings and held meetings are other ones over REST. */
	readonly items?: (by: 'rest' | 'xml', simulator: Simulator) => IDataObject[];
	/** An account without rights of an administrator when left out: with them XML shows the whole site. */
	readonly account?: string;
	readonly timezone?: string;
	/** Rows of reports come the other way round. */
	readonly inAnyOrder?: boolean;
	/** Fields that Webex draws by itself. */
	readonly drawn?: readonly string[];
	/** Whether the other API has it too; all when left out. */
	readonly isShared?: (item: IDataObject) => boolean;
}

const year = { from: '2026-03-01T00:00:00Z', to: '2027-03-05T00:00:00Z', returnAll: true };
const month = { ...year, from: '2027-02-10T00:00:00Z' };
const start = '2027-07-01T09:00:00';
const weekly = { repeat: 'weekly', days: ['MONDAY', 'THURSDAY'], ends: 'count', times: 4 };
const drawn = ['meetingKey', 'meetingUUID'];
const found = { meetingKey: byId('={{ $json.meetingKey }}') };
const recording = { recordingId: '={{ $json.recordingId }}' };

/** The first that belongs to Jonas. */
const ofJonas = <Each extends { readonly hostId: string }>(
	{ world }: Simulator,
	all: Iterable<Each>,
): Each => {
	const hostId = world.findPersonByEmail(jonas)?.id;
	const found = [...all].find((each) => each.hostId === hostId);
	if (!found) throw new Error('The seed has nothing of Jonas');
	return found;
};

const ownMeeting: Case['items'] = (_by, simulator) => {
	const { meetingNumber } = ofJonas(simulator, simulator.world.meetings.series.values());
	return [{ meetingKey: meetingNumber, sessionKey: meetingNumber }];
};
const ownRecording: Case['items'] = (by, simulator) => {
	const { number, id } = ofJonas(simulator, simulator.world.meetings.recordings.values());
	return [{ recordingId: by === 'xml' ? number : id }];
};
const heldMeeting: Case['items'] = (by, simulator) => {
	const { number, id } = ofJonas(simulator, simulator.world.meetings.instances.values());
	return [{ confID: by === 'xml' ? number : id }];
};

const cases: Readonly<Record<string, readonly Case[]>> = {
	'meeting.create': [
		{
			parameters: { topic: 'Dispatch', start, duration: 45, options: { password: 'Fern12345' } },
			timezone: 'Europe/Berlin',
			drawn,
		},
		{
			drawn,
			parameters: {
				topic: 'Dispatch & more',
				start,
				timeZone: byId('45'),
				meetingType: byId('3'),
				...weekly,
				includeSecrets: true,
				options: {
					agenda: 'One\nTwo',
					attendees: 'a@x.example, b@x.example',
					isPublic: true,
					openTime: 600,
					password: 'Fern12345',
				},
			},
		},
	],
	'meeting.update': [
		{
			parameters: { ...found, changes: { topic: 'New', agenda: 'Other', password: 'Fern54321' } },
			items: ownMeeting,
		},
		{
			parameters: { ...found, changes: { start, duration: 20 }, timeZone: byId('25'), ...weekly },
			items: ownMeeting,
		},
	],
	'meeting.get': [
		{ parameters: found, items: ownMeeting },
		{ parameters: { ...found, includeSecrets: true }, items: ownMeeting },
	],
	'meeting.getMany': [
		{ parameters: { returnAll: true } },
		{ parameters: { limit: 1 } },
		{
			parameters: {
				returnAll: true,
				filters: { startsAfter: '2027-03-06T00:00:00Z', startsBefore: '2027-04-01T00:00:00Z' },
			},
		},
		{ parameters: { filters: { startsAfter: '2029-03-06T00:00:00Z' } } },
	],
	'meeting.delete': [{ parameters: found, items: ownMeeting }],
	'meeting.getJoinUrl': [
		{
			parameters: { ...found, options: { attendeeName: 'N', attendeeEmail: 'n@x.example' } },
			items: ownMeeting,
		},
	],
	'meeting.getHostUrl': [{ parameters: found, items: ownMeeting }],
	'attendee.add': [
		{
			parameters: { ...found, emails: 'a@x.example, b@x.example', options: { role: 'HOST' } },
			items: ownMeeting,
		},
	],
	'attendee.getMany': [
		{ parameters: { ...found, returnAll: true }, items: ownMeeting, inAnyOrder: true },
	],
	'attendee.remove': [
		{ parameters: { ...found, emails: 'hana.sato@fernhill.example' }, items: ownMeeting },
	],
	'session.get': [{ parameters: { sessionKey: '={{ $json.sessionKey }}' }, items: ownMeeting }],
	'session.getMany': [{ parameters: { returnAll: true } }],
	'session.getOpen': [{ account: amara }],
	'recording.get': [{ parameters: recording, items: ownRecording }],
	'recording.getMany': [
		{ parameters: year },
		{ parameters: { ...year, returnAll: false, limit: 2 } },
		{ parameters: { ...year, filters: { name: 'CONTACT' } } },
		{
			parameters: { ...year, filters: { sessionKey: '={{ $json.sessionKey }}' } },
			items: ownMeeting,
		},
	],
	'recording.delete': [{ parameters: recording, items: ownRecording }],
	'history.getAttendees': [
		{ parameters: month, inAnyOrder: true },
		{
			parameters: { ...month, filters: { confId: '={{ $json.confID }}' } },
			items: heldMeeting,
			inAnyOrder: true,
		},
		{
			parameters: { ...month, filters: { sessionKey: '={{ $json.sessionKey }}' } },
			items: ownMeeting,
			inAnyOrder: true,
		},
		{ parameters: { ...month, filters: { topic: 'Morning dispatch' } } },
	],
	'history.getUsage': [
		{ parameters: month, account: amara, inAnyOrder: true },
		{ parameters: { ...month, kind: 'event' }, account: amara },
	],
	'site.getMeetingTypes': [{ isShared: ({ name }) => String(name).startsWith('Meeting Center') }],
};

/** "attendee.register" always stays: a name is required over REST, and the XML node has none in two parts. */
const shared = Object.keys(knowledge).filter(
	(name) => knowledge[name]?.target && name !== 'attendee.register',
);

test('there is a case for every operation that both nodes have', () => {
	expect(Object.keys(cases).sort()).toEqual(shared.toSorted());
});

const numbered = Object.entries(cases).flatMap(([name, all]) =>
	all.map((each, index): [string, number, Case] => [name, index + 1, each]),
);

test.each(numbered)('%s, case %i: the same result', async (name, _number, given) => {
	const outputs = knowledge[name]?.outputs ?? {};
	const { isShared = () => true, drawn = [] } = given;
	const overXml = (await run('xml', name, given)).filter(isShared);
	const overRest = (await run('rest', name, given)).filter(isShared);
	const names = [...new Set(overXml.flatMap((item) => Object.keys(item)))];
	const common = names.filter((field) => outputs[field] === undefined && !drawn.includes(field));
	const [expected, actual] = [overXml, overRest].map((items) => {
		const rows = items.map((item) => pick(item, common));
		return given.inAnyOrder ? rows.toSorted(byText) : rows;
	});
	expect(actual).toEqual(expected);
	// What has another name or form is there, and what REST does not have is not.
	for (const item of overRest) {
		for (const field of names) {
			const now = outputs[field];
			if (now || drawn.includes(field)) expect(item).toHaveProperty(now || field);
			if (now === null) expect(item).not.toHaveProperty(field);
		}
	}
	expect(stateOf(worlds.rest.simulator)).toEqual(stateOf(worlds.xml.simulator));
});

const pick = (item: IDataObject, names: readonly string[]) =>
	Object.fromEntries(names.flatMap((name) => (name in item ? [[name, inOrder(item[name])]] : [])));

/** Each API has an order of its own for the people of a meeting. */
const inOrder = (value: unknown) => (Array.isArray(value) ? value.toSorted(byText) : value);

const byText = (one: object, other: object) =>
	JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;

async function run(by: 'rest' | 'xml', name: string, given: Case): Promise<IDataObject[]> {
	const { parameters = {}, items, account = jonas, timezone = 'UTC' } = given;
	const harness = worlds[by];
	const [resource = '', operation = ''] = name.split('.');
	const xmlNode = { resource, operation, ...parameters };
	const migrated = migrateNode({
		name: 'Node',
		type: '',
		parameters: xmlNode,
		credentials: { webexOAuth2Api: { id: '1', name: 'Mine' } },
	});
	if (!migrated.after) throw new Error(migrated.todo.join('\n'));
	// No scope more than the program names.
	const scopes = by === 'xml' ? ['spark:all', 'meeting:preferences_read'] : migrated.scopes;
	authorise(harness, account, scopes ?? []);
	const { json, error } = await harness.run({
		node: by === 'xml' ? 'webexMeetingsXml' : 'webexMeetings',
		parameters: by === 'xml' ? xmlNode : (migrated.after.parameters as INodeParameters),
		timezone,
		...(items && { items: items(by, harness.simulator) }),
	});
	if (error) throw new Error(`${by}: ${error.message}: ${error.description}`);
	return json;
}

function authorise({ simulator, credential }: Harness, account: string, scopes: readonly string[]) {
	const person = simulator.world.findPersonByEmail(account);
	const tokens = simulator.tokens.grant(simulator.integration, person?.id ?? '', scopes);
	credential.stored = { ...credential.stored, oauthTokenData: { ...tokens } };
}

type Series = Simulator['world']['meetings']['series'];
type MeetingFields = NonNullable<ReturnType<Series['get']>>['fields'];

/** What Webex has then, apart from what it numbers and draws by itself. */
function stateOf({ world: { meetings } }: Simulator) {
	return {
		series: [...meetings.series.values()].map(({ fields, invitees, hostId }) => ({
			hostId,
			plan: planOf(fields),
			invitees: invitees.map(({ email, coHost = false }) => `${email} ${coHost}`).sort(),
		})),
		recordings: [...meetings.recordings.values()].map(({ topic, status }) => ({ topic, status })),
	};
}

const planOf = ({
	title,
	agenda,
	start,
	end,
	timezone,
	password,
	recurrence,
	settings,
}: MeetingFields) => ({
	title,
	agenda,
	start,
	end,
	timezone,
	password,
	recurrence,
	isPublic: settings['publicMeeting'],
	early: settings['joinBeforeHostMinutes'],
});
