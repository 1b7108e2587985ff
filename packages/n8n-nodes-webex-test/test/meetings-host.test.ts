import type { Switches } from '@webex-nodes/simulator';
import type { INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { amara, jonas } from '../src/held.ts';
import { byEmail, byId, operationsOf } from '../src/one-node.ts';

const own =
	'spark:kms spark:people_read meeting:schedules_read meeting:schedules_write meeting:preferences_read';
const admin = 'meeting:admin_schedule_read meeting:admin_schedule_write';

let harness: Harness;
const open = async (switches: Partial<Switches> = {}) => {
	harness = await createHarness({
		now: () => Date.parse('2027-03-04T12:00:00Z'),
		scope: own,
		meetings: false,
		switches,
	});
};
beforeEach(async () => await open());
afterEach(async () => await harness.close());

const { run, json } = operationsOf('webexMeetings', () => harness);
const form: INodeParameters = { topic: 'Dispatch', start: '2027-07-01T09:00:00Z' };
const ofJonas = { hostEmail: byEmail(jonas) };
const series = () => [...harness.simulator.world.meetings.series.values()];
const planned = () => series().map(({ hostId, fields }) => [emailOf(hostId), fields.title]);
const emailOf = (id: string) => harness.simulator.world.people.get(id)?.email;

describe('Without the rights of an administrator Webex ignores "Host"', () => {
	beforeEach(async () => {
		await json('meeting', 'create', form);
	});
	const key = () => byId(series()[0]?.meetingNumber ?? '');

	test.each(['get', 'getMany'])('%s says so beside the meetings', async (operation) => {
		const meetingKey = operation === 'get' ? { meetingKey: key() } : {};
		const asked = await run('meeting', operation, { ...meetingKey, ...ofJonas });
		expect([asked.error, asked.json.length]).toEqual([undefined, 1]);
		expect(asked.hints).toEqual([
			expect.stringMatching(/^jonas.* hosts none of what Webex returned\. Webex ignores "Host"/),
		]);
		const hostEmail = byEmail(amara.toUpperCase());
		expect((await run('meeting', operation, { ...meetingKey, hostEmail })).hints).toEqual([]);
	});

	test.each([
		['update', { changes: { topic: 'Other' } }],
		['delete', {}],
	])('%s changes nothing', async (operation, more) => {
		const given = { meetingKey: key(), ...more, ...ofJonas };
		const { error } = await run('meeting', operation, given);
		expect([error?.message, error?.description]).toEqual([
			'"Host" cannot be used',
			expect.stringContaining(`the host of this meeting is ${amara}: nothing was changed`),
		]);
		expect(planned()).toEqual([[amara, 'Dispatch']]);
	});

	test('Create or Update leaves the own meeting with the key alone', async () => {
		await json('meeting', 'createOrUpdate', { ...form, key: 'one' });
		const given = { ...form, key: 'one', topic: 'Other', ...ofJonas };
		const { error } = await run('meeting', 'createOrUpdate', given);
		expect(error?.description).toContain('nothing was changed');
		expect(planned()).toEqual([
			[amara, 'Dispatch'],
			[amara, 'Dispatch'],
		]);
	});
});

test.each([
	['create', {}],
	['createOrUpdate', { key: 'one' }],
])('%s takes back a meeting that Webex planned for another host', async (operation, more) => {
	await harness.close();
	await open({ hostOfNewMeeting: 'ignored' });
	const { error } = await run('meeting', operation, { ...form, ...more, ...ofJonas });
	expect([error?.message, error?.description]).toEqual([
		'"Host" cannot be used',
		expect.stringContaining(`Webex planned the meeting for ${amara}: it was deleted again`),
	]);
	expect(planned()).toEqual([]);
});

describe('A service app', () => {
	/** As the account of the machine, with these scopes. */
	function become(scopes: string) {
		const { simulator, credential } = harness;
		const machine = simulator.world.findPersonByEmail('fernhill-service@webex.bot');
		const { clientId, clientSecret } = simulator.serviceApp;
		const { refresh_token: refreshToken = '' } = simulator.tokens.grant(
			simulator.serviceApp,
			machine?.id ?? '',
			scopes.split(' '),
		);
		const { environment = '', baseUrl = '' } = credential.stored;
		credential.stored = {
			...{ environment, baseUrl, clientId, clientSecret, refreshToken, accessToken: '' },
		};
	}
	const as = { authentication: 'serviceApp' };

	test('plans, lists, changes and deletes for the person in "Host"', async () => {
		become(`${own} ${admin}`);
		const given = { ...as, ...ofJonas };
		const [created] = await json('meeting', 'create', { ...form, ...given });
		expect(planned()).toEqual([[jonas, 'Dispatch']]);
		const meetingKey = byId(String(created?.['meetingKey']));
		expect(await json('meeting', 'getMany', given)).toMatchObject([{ hostWebExID: jonas }]);
		await json('meeting', 'update', { ...given, meetingKey, changes: { topic: 'Other' } });
		expect(planned()).toEqual([[jonas, 'Other']]);
		await json('meeting', 'delete', { ...given, meetingKey });
		expect(planned()).toEqual([]);
	});

	test('without "Host" it is told to choose one', async () => {
		become(`${own} ${admin}`);
		const { error } = await run('meeting', 'create', { ...form, ...as });
		expect(error?.description).toContain('"Host"');
		expect(planned()).toEqual([]);
	});

	test('without the scopes of administrators it is told which one is missing', async () => {
		become(own);
		const { error } = await run('meeting', 'create', { ...form, ...as, ...ofJonas });
		expect(`${error?.message} ${error?.description}`).toContain('meeting:admin_schedule_write');
		expect(planned()).toEqual([]);
	});
});
