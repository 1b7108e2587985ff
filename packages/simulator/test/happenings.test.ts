import { expect, test } from 'vitest';
import type { SimulatorOptions, WorldEvent } from '../src/index.ts';
import { base, setUp } from './fixture.ts';

const jonas = 'jonas.lindqvist@fernhill.example';

/** What happens, in its order. */
function watch(options: SimulatorOptions = {}) {
	const made = setUp(options);
	const seen: WorldEvent[] = [];
	made.simulator.world.onEvent((event) => seen.push(event));
	const take = () => seen.splice(0).map(({ resource, event, data }) => ({ resource, event, data }));
	const names = () => take().map(({ resource, event }) => `${resource} ${event}`);
	return { ...made, take, names };
}

test('a new room is announced in the form of the API, and then its creator', async () => {
	const { webex, take } = watch();
	const room = await webex.rooms.create({ title: 'New', isLocked: true });
	const [membership] = await webex.memberships.list({ roomId: room.id });
	expect(take()).toEqual([
		{ resource: 'rooms', event: 'created', data: room },
		{ resource: 'memberships', event: 'created', data: membership },
	]);
	expect([room.isPublic, room.ownerId, membership?.isModerator]).toEqual([
		false,
		expect.any(String),
		true,
	]);
	const [, event] = await webex.events.list({ type: 'created' }, { limit: 2 });
	expect([event?.resource, event?.data]).toEqual(['rooms', room]);
});

test('the first direct message makes a room with two members; the second one only a message', async () => {
	const { webex, names } = watch();
	await webex.messages.create({ toPersonEmail: 'luca.bianchi@fernhill.example', text: 'One' });
	await webex.messages.create({ toPersonEmail: 'luca.bianchi@fernhill.example', text: 'Two' });
	expect(names()).toEqual([
		'rooms created',
		'memberships created',
		'memberships created',
		'messages created',
		'messages created',
	]);
});

test('a message to oneself has no destination', async () => {
	const { webex, simulator } = watch();
	const rooms = simulator.world.rooms.size;
	const sent = webex.messages.create({ toPersonEmail: 'amara.okafor@fernhill.example', text: 'x' });
	await expect(sent).rejects.toMatchObject({ status: 400 });
	expect(simulator.world.rooms.size).toBe(rooms);
});

test('a team has a General room, and its members are members of that', async () => {
	const { webex, names } = watch();
	const team = await webex.teams.create({ name: 'Team' });
	const { id } = await webex.teamMemberships.create({ teamId: team.id, personEmail: jonas });
	await webex.teamMemberships.delete({ membershipId: id });
	expect(names()).toEqual([
		'rooms created',
		'memberships created',
		'memberships created',
		'memberships deleted',
	]);
});

test.each([
	['unlocks', false],
	['staysLocked', true],
] as const)(
	'a moderator locks the room, with an event, and who made one is one; without moderators it %s',
	async (lastModerator, isLocked) => {
		const { webex, take } = watch({ switches: { lastModerator } });
		const { id: roomId } = await webex.rooms.create({ title: 'Moderated' });
		const [own] = await webex.memberships.list({ roomId });
		take();
		const added = await webex.memberships.create({
			roomId,
			personEmail: jonas,
			isModerator: true,
		});
		expect(added.isModerator).toBe(true);
		const ofJonas = { id: added.id, personEmail: jonas };
		expect(take()).toMatchObject([
			{ resource: 'memberships', event: 'created', data: { ...ofJonas, isModerator: false } },
			{ resource: 'memberships', event: 'updated', data: { id: own?.id, isModerator: true } },
			{ resource: 'memberships', event: 'updated', data: { ...ofJonas, isModerator: true } },
			{ resource: 'rooms', event: 'updated', data: { id: roomId, isLocked: true } },
		]);
		const demote = (membershipId = '') =>
			webex.memberships.update({ membershipId, isModerator: false, isRoomHidden: false });
		await demote(added.id);
		expect(take().map(({ resource }) => resource)).toEqual(['memberships']);
		await demote(own?.id);
		expect(take().map(({ resource }) => resource)).toEqual(
			isLocked ? ['memberships'] : ['memberships', 'rooms'],
		);
		expect((await webex.rooms.get({ roomId })).isLocked).toBe(isLocked);
	},
);

test('a room that is deleted ends the membership of each member', async () => {
	const { webex, names } = watch();
	const { id: roomId } = await webex.rooms.create({ title: 'Short' });
	await webex.memberships.create({ roomId, personEmail: jonas });
	names();
	await webex.rooms.delete({ roomId });
	expect(names()).toEqual(['memberships deleted', 'memberships deleted']);
});

test('who locks a room moderates it, and a room that is unlocked has no moderators', async () => {
	const { webex, take } = watch();
	const { id: roomId } = await webex.rooms.create({ title: 'Changing' });
	take();
	await webex.rooms.update({ roomId, title: 'Changing', isLocked: true });
	expect(take()).toMatchObject([
		{ resource: 'rooms', event: 'updated', data: { isLocked: true } },
		{ resource: 'memberships', event: 'updated', data: { isModerator: true } },
	]);
	await webex.rooms.update({ roomId, title: 'Changing', isLocked: false });
	expect(take()).toMatchObject([
		{ resource: 'rooms', event: 'updated', data: { isLocked: false } },
		{ resource: 'memberships', event: 'updated', data: { isModerator: false } },
	]);
});

test('the object that was received may be sent back', async () => {
	const { simulator, webex } = watch();
	const team = await webex.teams.create({ name: 'Team' });
	const room = await webex.rooms.create({
		title: 'Whole',
		teamId: team.id,
		isLocked: true,
		isAnnouncementOnly: true,
		isPublic: true,
		description: 'For all',
	});
	const webhook = await webex.webhooks.create({
		name: 'Hook',
		targetUrl: 'http://127.0.0.1:9/',
		resource: 'messages',
		event: 'created',
	});
	const [membership] = await webex.memberships.list({ roomId: room.id });
	const me = await webex.people.me();
	for (const [path, object] of [
		['rooms', room],
		['webhooks', webhook],
		['memberships', membership],
		['people', me],
	] as const) {
		const answer = await simulator.request(
			new Request(`${base}/v1/${path}/${object?.id}`, {
				method: 'PUT',
				headers: {
					authorization: `Bearer ${simulator.personalToken}`,
					'content-type': 'application/json;charset=UTF-8',
				},
				body: JSON.stringify(object),
			}),
		);
		expect([path, answer.status, await answer.json()]).toEqual([path, 200, object]);
	}
});

test('a text beside markdown is kept, and the receiver is echoed once', async () => {
	const { webex } = watch();
	const toPersonEmail = 'luca.bianchi@fernhill.example';
	const sent = await webex.messages.create({ toPersonEmail, text: 'plain', markdown: '**rich**' });
	expect(sent).toMatchObject({
		toPersonEmail,
		text: 'plain',
		markdown: '**rich**',
		html: '<p><strong>rich</strong></p>',
	});
	const { toPersonEmail: _echo, ...kept } = sent;
	expect(await webex.messages.get({ messageId: sent.id })).toEqual(kept);
	const edited = await webex.messages.update({
		messageId: sent.id,
		roomId: sent.roomId,
		text: 'second',
		markdown: '*other*',
	});
	expect(edited).toMatchObject({ text: 'second', html: '<p><em>other</em></p>' });
});

test.each([
	['one  \ntwo', 'one\ntwo'],
	['1. one\n2. two', '1. one\n2. two'],
	['7. seven\n8. eight\n\nend', '7. seven\n8. eight\n\nend'],
	['- one\n- two', '- one\n- two'],
	['1. one\n   - inner\n2. two', '1. one\n- inner\n\n2. two'],
	['> said\n\n`x < y` & **z**', 'said\n\nx < y & z'],
	['```\na  \nb\n```', 'a  \nb'],
	['[Webex](https://example.com)', 'Webex'],
])('the plain text of %j', async (markdown, text) => {
	const { simulator, webex } = watch();
	const [roomId = ''] = simulator.world.rooms.keys();
	expect((await webex.messages.create({ roomId, markdown })).text).toBe(text);
});

test.each([
	['lastactivity', ['Second', 'First']],
	['created', ['Second', 'First']],
] as const)('rooms without an order: %s', async (roomOrder, expected) => {
	let clock = Date.now();
	const { webex } = watch({ switches: { roomOrder }, now: () => clock++ });
	await webex.rooms.create({ title: 'First' });
	await webex.rooms.create({ title: 'Second' });
	const titles = (await webex.rooms.list({}, { limit: 2 })).map(({ title }) => title);
	expect(titles).toEqual(expected);
});

test('a room with a new message is the first one', async () => {
	let clock = Date.now();
	const { webex } = watch({ now: () => clock++ });
	const { id: roomId } = await webex.rooms.create({ title: 'First' });
	await webex.rooms.create({ title: 'Second' });
	await webex.messages.create({ roomId, text: 'Up' });
	expect((await webex.rooms.list({}, { limit: 1 }))[0]?.title).toBe('First');
});

test.each([
	['optional', 200],
	['required', 400],
] as const)('isRoomHidden of a membership is %s', async (isRoomHidden, status) => {
	const { simulator, webex } = watch({ switches: { isRoomHidden } });
	const { id: roomId } = await webex.rooms.create({ title: 'Room' });
	const [membership] = await webex.memberships.list({ roomId });
	const answer = await simulator.request(
		new Request(`${base}/v1/memberships/${membership?.id}`, {
			method: 'PUT',
			headers: {
				authorization: `Bearer ${simulator.personalToken}`,
				'content-type': 'application/json',
			},
			body: JSON.stringify({ isModerator: true }),
		}),
	);
	expect(answer.status).toBe(status);
});

test.each([
	['listed', 200],
	['refused', 403],
] as const)(
	'own memberships without a room are %s, those of others are refused',
	async (ownMemberships, status) => {
		const { simulator, webex, as } = watch({ switches: { ownMemberships } });
		const bot = as(simulator.botToken);
		const { id: personId } = await bot.people.me();
		const statusOf = async (query: { personId?: string; personEmail?: string }) =>
			await Promise.resolve(bot.memberships.list(query)).then(
				(found) => (found.every((each) => each.personId === personId) ? 200 : 0),
				(error: { status: number }) => error.status,
			);
		expect([
			await statusOf({ personId }),
			await statusOf({ personEmail: 'fernhill-ops@webex.bot' }),
			await statusOf({ personEmail: jonas }),
		]).toEqual([status, status, 403]);
		// A compliance officer looks for anybody.
		const found = await webex.memberships.list({ personEmail: jonas });
		expect(new Set(found.map(({ personEmail }) => personEmail))).toEqual(new Set([jonas]));
	},
);

test.each([200, 202] as const)('a submitted card answers %i', async (cardActionStatus) => {
	const { simulator, webex } = watch({ switches: { cardActionStatus } });
	const [roomId = ''] = simulator.world.rooms.keys();
	const content = { type: 'AdaptiveCard', version: '1.3', body: [] };
	const { id: messageId } = await webex.messages.create({
		roomId,
		attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
	});
	const statuses: number[] = [];
	simulator.observe(({ status }) => statuses.push(status));
	const action = await webex.attachmentActions.create({ type: 'submit', messageId, inputs: {} });
	expect([statuses, action.messageId]).toEqual([[cardActionStatus], messageId]);
});

test('licenses have IDs of the organisation, and the names that Webex uses', async () => {
	const { webex } = watch();
	const licenses = await webex.licenses.list();
	const organisation = Buffer.from((await webex.people.me()).orgId ?? '', 'base64').toString();
	const uuid = organisation.split('/').at(-1);
	expect(licenses.map(({ name }) => name)).toContain('Advanced Messaging');
	for (const { id } of licenses) {
		expect(Buffer.from(id, 'base64').toString()).toMatch(
			new RegExp(`^ciscospark://us/LICENSE/${uuid}:M[CS]_[0-9a-f-]{36}$`),
		);
		expect((await webex.licenses.get({ licenseId: id })).id).toBe(id);
	}
});

test('who leaves the General room leaves the team; the last moderator cannot', async () => {
	const { webex, names } = watch();
	const team = await webex.teams.create({ name: 'Team' });
	await webex.teamMemberships.create({ teamId: team.id, personEmail: jonas });
	const [general] = await webex.rooms.list({ teamId: team.id });
	const members = await webex.memberships.list({ roomId: general?.id ?? '' });
	const of = (isModerator: boolean) =>
		members.find((member) => member.isModerator === isModerator)?.id ?? '';
	names();

	await expect(webex.memberships.delete({ membershipId: of(true) })).rejects.toMatchObject({
		status: 403,
	});
	expect(names()).toEqual([]);

	await webex.memberships.delete({ membershipId: of(false) });
	expect(names()).toEqual(['memberships deleted']);
	expect(await webex.teamMemberships.list({ teamId: team.id })).toHaveLength(1);
});

test('only moderators of a team add and remove others in its General room', async () => {
	const { webex, as, simulator } = watch();
	const team = await webex.teams.create({ name: 'Team' });
	await webex.teamMemberships.create({ teamId: team.id, personEmail: jonas });
	const [general] = await webex.rooms.list({ teamId: team.id });
	const roomId = general?.id ?? '';
	const { personId } = await webex.memberships.create({
		roomId,
		personEmail: 'priya.raman@fernhill.example',
	});
	expect(simulator.world.isMember(team.id, personId ?? '')).toBe(true);

	const plain = as(
		simulator.tokens.issueFixed({
			personId: simulator.world.findPersonByEmail(jonas)?.id ?? '',
			scopes: ['spark:all'],
			expiresAt: Number.POSITIVE_INFINITY,
		}).value,
	);
	const refused = { status: 403 };
	const [membership] = await plain.memberships.list({ roomId, personId: personId ?? '' });
	await expect(
		plain.memberships.delete({ membershipId: membership?.id ?? '' }),
	).rejects.toMatchObject(refused);
	await expect(
		plain.memberships.create({ roomId, personEmail: 'luca.bianchi@fernhill.example' }),
	).rejects.toMatchObject(refused);
	expect(simulator.world.isMember(team.id, personId ?? '')).toBe(true);
});

test('quotes without end are a message too', async () => {
	const { webex, simulator } = watch();
	const [room] = simulator.world.rooms.keys();
	const markdown = '> '.repeat(3400);
	const { html } = await webex.messages.create({ roomId: room ?? '', markdown });
	expect(html).toContain('&gt;');
});
