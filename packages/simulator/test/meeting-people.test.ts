import { describe, expect, test } from 'vitest';
import { endMeeting, type SimulatorOptions, startMeeting } from '../src/index.ts';
import { amara, day, hold, jonas, minute, priya, refused, stage } from './meeting-fixture.ts';

const mateo = 'mateo.fuentes@fernhill.example';
const scopes = ['meeting:schedules_read', 'meeting:schedules_write', 'meeting:controls_read'];
const daily = {
	title: 'Daily',
	start: '2026-11-23T09:00:00Z',
	end: '2026-11-23T09:30:00Z',
	recurrence: 'FREQ=DAILY;COUNT=3',
};
const window = { from: '2026-11-22', to: '2026-11-30' };

/** A series of Jonas with Priya; her place in the second meeting is taken by Mateo, a co-host. */
async function series(switches: SimulatorOptions['switches'] = {}) {
	const staged = stage(switches);
	const host = staged.person(jonas, ...scopes);
	const { id: seriesId } = await host.meetings.create({ ...daily, invitees: [{ email: priya }] });
	const ids = (await host.meetings.list({ meetingSeriesId: seriesId, ...window })).map(
		({ id }) => id,
	);
	const [first = '', second = '', third = ''] = ids;
	const [invitee] = await host.meetingInvitees.list({ meetingId: second });
	await host.meetingInvitees.delete({ meetingInviteeId: invitee?.id ?? '' });
	await host.meetingInvitees.create({ meetingId: second, email: mateo, coHost: true });
	return { staged, host, seriesId, first, second, third };
}

describe('one meeting of a series has people of its own', () => {
	test('the others, and the series, have theirs', async () => {
		const { host, seriesId, first, second, third } = await series();
		const of = async (meetingId: string) =>
			(await host.meetingInvitees.list({ meetingId })).map(({ email }) => email);
		expect([await of(seriesId), await of(first), await of(second), await of(third)]).toEqual([
			[priya],
			[priya],
			[mateo],
			[priya],
		]);
		const [invitee] = await host.meetingInvitees.list({ meetingId: second });
		expect(invitee).toMatchObject({ meetingId: second, id: expect.stringMatching(`^${second}_`) });
	});

	test('each of them sees those to which they are invited, and no other', async () => {
		const { staged, seriesId, first, second, third } = await series();
		const seen = async (email: string) => {
			const { meetings } = staged.person(email, ...scopes);
			const listed = await meetings.list({ meetingType: 'scheduledMeeting', ...window });
			const ofSeries = await meetings.list({ meetingSeriesId: seriesId, ...window });
			expect(ofSeries).toEqual(listed);
			return listed.map(({ id }) => id);
		};
		expect(await seen(priya)).toEqual([first, third]);
		expect(await seen(mateo)).toEqual([second]);
		const { meetings } = staged.person(mateo, ...scopes);
		expect((await meetings.get({ meetingId: second })).id).toBe(second);
		await expect(meetings.get({ meetingId: first })).rejects.toEqual(refused(403));
		await expect(meetings.get({ meetingId: seriesId })).rejects.toEqual(refused(403));
		const past = staged.person(priya, ...scopes).meetings;
		await expect(past.get({ meetingId: second })).rejects.toEqual(refused(403));
	});

	test('who takes part is known to it, and a co-host of one meeting is one there only', async () => {
		const { staged, host, seriesId, first, second } = await series();
		const { world } = staged.simulator;
		const coHost = staged.person(mateo, ...scopes);
		const links = async (meetingId: string) =>
			await coHost.meetings.join({ meetingId, joinDirectly: false });
		await expect(links(first)).rejects.toEqual(refused(403));
		expect(await links(second)).toHaveProperty('startLink');
		staged.clock.at = Date.parse('2026-11-24T09:00:00Z');
		const { id: meetingId } = startMeeting(world, seriesId, { occurrenceId: second });
		const of = await host.meetingInvitees.list({ meetingId });
		expect(of.map(({ email }) => email)).toEqual([mateo]);
		await coHost.meetings.end({ meetingId: second });
		expect(world.meetings.instances.get(meetingId)?.state).toBe('ended');
		staged.clock.at = Date.parse('2026-11-25T09:00:00Z');
		startMeeting(world, seriesId);
		await expect(coHost.meetings.end({ meetingId: seriesId })).rejects.toEqual(refused(403));
	});

	test('another plan of the series gives all meetings the people of the series', async () => {
		const { host, seriesId } = await series();
		const start = '2026-11-23T10:00:00Z';
		const moved = { start, end: '2026-11-23T10:30:00Z' };
		await host.meetings.patch({ meetingId: seriesId, ...moved });
		await host.meetings.patch({ meetingId: seriesId, start: daily.start, end: daily.end });
		const ids = (await host.meetings.list({ meetingSeriesId: seriesId, ...window })).map(
			({ id }) => id,
		);
		for (const meetingId of ids) {
			const listed = await host.meetingInvitees.list({ meetingId });
			expect(listed.map(({ email }) => email)).toEqual([priya]);
		}
	});
});

describe('a co-host', () => {
	type Rights = NonNullable<NonNullable<SimulatorOptions['switches']>['coHosts']>;

	/** What a co-host is allowed of the things for which Webex names no rule. */
	async function rightsOf(coHosts: Rights) {
		const staged = stage({ coHosts });
		const host = staged.person(jonas, ...scopes);
		const registration = { requireJobTitle: false };
		const { id: meetingId } = await host.meetings.create({
			...daily,
			invitees: [{ email: priya, coHost: true }, { email: mateo }],
			registration,
		});
		const webex = staged.person(priya, ...scopes, 'meeting:controls_write');
		const tried = async (work: Promise<unknown>) =>
			await work.then(
				() => 'allowed',
				(error: { readonly status: number }) => error.status,
			);
		const name = { firstName: 'Zoe', lastName: 'Li', email: 'zoe@example.com' };
		return {
			meetingId,
			staged,
			webex,
			rights: {
				registrants: await tried(webex.meetingRegistrants.register({ meetingId, ...name })),
				startLink: 'startLink' in (await webex.meetings.join({ meetingId, joinDirectly: false })),
				invite: await tried(webex.meetingInvitees.create({ meetingId, email: amara })),
				form: await tried(webex.meetingRegistration.get({ meetingId })),
				change: await tried(webex.meetings.patch({ meetingId, title: 'New' })),
				delete: await tried(webex.meetings.delete({ meetingId })),
			},
		};
	}

	const documented = { registrants: 'allowed', startLink: true };

	test.each([
		['people', { invite: 'allowed', form: 'allowed', change: 403, delete: 403 }],
		['documented', { invite: 403, form: 403, change: 403, delete: 403 }],
		['all', { invite: 'allowed', form: 'allowed', change: 'allowed', delete: 'allowed' }],
	] as const)('with the switch "%s"', async (coHosts, silent) => {
		expect((await rightsOf(coHosts)).rights).toEqual({ ...documented, ...silent });
	});

	test('controls and ends the meeting with any switch; another invitee does not', async () => {
		const { staged, webex, meetingId } = await rightsOf('documented');
		const { world } = staged.simulator;
		staged.clock.at = Date.parse(daily.start);
		startMeeting(world, meetingId);
		expect(await webex.meetingControls.update({ meetingId, locked: true })).toMatchObject({
			locked: true,
		});
		const other = staged.person(mateo, ...scopes, 'meeting:controls_write');
		await expect(other.meetingControls.get({ meetingId })).rejects.toEqual(refused(403));
		await expect(other.meetings.end({ meetingId })).rejects.toEqual(refused(403));
		await webex.meetings.end({ meetingId });
	});
});

describe('qualities', () => {
	async function asked(switches: SimulatorOptions['switches'] = {}) {
		const staged = stage(switches);
		const held = await hold(staged, { guests: [priya, mateo] });
		const { id: other } = await hold(staged);
		staged.clock.at += minute;
		return { staged, meetingId: held.id, other, ...staged.webex };
	}

	test('of one meeting are asked for once in 5 minutes, by anybody', async () => {
		const { staged, meetingId, other, meetingQualities } = await asked();
		await meetingQualities.list({ meetingId });
		staged.clock.at += 4.5 * minute;
		const again = meetingQualities.list({ meetingId });
		await expect(again).rejects.toMatchObject({ status: 429, retryAfter: 30 });
		await meetingQualities.list({ meetingId: other });
		staged.clock.at += 0.5 * minute;
		expect(await meetingQualities.list({ meetingId })).toHaveLength(3);
	});

	test('have pages, which do not count', async () => {
		const { meetingId, meetingQualities } = await asked();
		expect(await meetingQualities.list({ meetingId }, { pageSize: 1 })).toHaveLength(3);
	});

	test('have no limit when the switch says so', async () => {
		const { meetingId, meetingQualities } = await asked({ qualitiesPause: 0 });
		for (let count = 0; count < 3; count++) await meetingQualities.list({ meetingId });
	});

	test('that are refused do not count', async () => {
		const { staged, meetingId, meetingQualities } = await asked();
		staged.clock.at += 8 * day;
		for (let count = 0; count < 2; count++) {
			await expect(meetingQualities.list({ meetingId })).rejects.toEqual(refused(404));
		}
	});
});

test('an occurrence that is over keeps its people when the series changes', async () => {
	const { staged, host, seriesId, second } = await series();
	staged.clock.at = Date.parse('2026-11-24T09:00:00Z');
	const { world } = staged.simulator;
	const { id: meetingId } = startMeeting(world, seriesId, { occurrenceId: second });
	endMeeting(world, meetingId);
	await host.meetingInvitees.create({ meetingId: seriesId, email: amara });
	const listed = await host.meetingInvitees.list({ meetingId });
	expect(listed.map(({ email }) => email)).toEqual([mateo]);
});
