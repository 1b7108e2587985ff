// Each method of the library that writes, or that its own tests leave out.
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import './node-sparky.cjs';
import Spark from 'node-sparky';
import { check } from './check.mjs';

const { TOKEN: token, API_URL: apiUrl, GUEST_EMAIL: guestEmail } = process.env;
const webhookSecret = 'a secret of this check';
const spark = new Spark({ token, apiUrl, webhookSecret });
const hasCode = (code) => (error) => error.code === code;
const ids = (items) => items.map(({ id }) => id).sort();

const room = await spark.roomAdd('Everything once');
const roomId = room.id;

await check('rooms: create, get, update, list', async () => {
	equal((await spark.roomGet(roomId)).title, 'Everything once');
	// The whole object that was received is sent back.
	const updated = await spark.roomUpdate({ ...(await spark.roomGet(roomId)), title: 'Renamed' });
	deepEqual([updated.id, updated.title], [roomId, 'Renamed']);
	ok((await spark.roomsGet({ type: 'group' })).some(({ id }) => id === roomId));
});
await check('rooms: read page by page', async () => {
	const created = await Promise.all(
		Array.from({ length: 5 }, (_, index) => spark.roomAdd(`Page ${index}`)),
	);
	const paging = new Spark({ token, apiUrl, maxPageItems: 2 });
	const all = await paging.roomsGet();
	equal(new Set(ids(all)).size, all.length);
	ok(created.every(({ id }) => all.some((found) => found.id === id)));
	equal((await paging.roomsGet(3)).length, 3);
	for (const { id } of created) await spark.roomRemove(id);
	await rejects(spark.roomGet(created[0].id), hasCode(404));
});

await check('people: search by name, by address, by ID, and get', async () => {
	const [guest] = await spark.peopleGet({ email: guestEmail });
	deepEqual(guest.emails, [guestEmail]);
	deepEqual(await spark.personGet(guest.id), guest);
	ok((await spark.peopleGet({ displayName: guest.displayName })).some(({ id }) => id === guest.id));
	const me = await spark.personMe();
	deepEqual(ids(await spark.peopleGet({ id: `${guest.id},${me.id}` })), ids([guest, me]));
});
await check('people: create, update, remove', async () => {
	const person = await spark.personAdd({
		emails: ['added.person@fernhill.example'],
		displayName: 'Added Person',
		firstName: 'Added',
		lastName: 'Person',
	});
	const updated = await spark.personUpdate({ ...person, displayName: 'Updated Person' });
	deepEqual([updated.id, updated.displayName], [person.id, 'Updated Person']);
	await spark.personRemove(person.id);
	await rejects(spark.personGet(person.id), hasCode(404));
});

await check('memberships: add by address, list, get, update, remove', async () => {
	const added = await spark.membershipAdd(roomId, guestEmail);
	deepEqual([added.roomId, added.personEmail, added.isModerator], [roomId, guestEmail, false]);
	equal((await spark.membershipsGet({ roomId })).length, 2);
	const [found] = await spark.membershipsGet({ roomId, personEmail: guestEmail });
	equal(found.id, added.id);
	const moderator = await spark.membershipUpdate({ ...found, isModerator: true });
	equal(moderator.isModerator, true);
	equal((await spark.membershipGet(added.id)).isModerator, true);
	await rejects(spark.membershipAdd(roomId, guestEmail), hasCode(409));
	await spark.membershipRemove(added.id);
	equal((await spark.membershipsGet({ roomId })).length, 1);
});

await check('messages: send, get, list, remove', async () => {
	const sent = await spark.messageSend({ roomId, markdown: '**Hello**' });
	deepEqual([sent.text, sent.markdown, sent.roomType], ['Hello', '**Hello**', 'group']);
	equal((await spark.messageGet(sent.id)).text, 'Hello');
	ok((await spark.messagesGet({ roomId })).some(({ id }) => id === sent.id));
	const after = new Date(Date.parse(sent.created) - 1).toISOString();
	ok((await spark.messagesGet({ roomId, after })).some(({ id }) => id === sent.id));
	await spark.messageRemove(sent.id);
	await rejects(spark.messageGet(sent.id), hasCode(404));
});
await check('messages: to a person', async () => {
	const sent = await spark.messageSend({ toPersonEmail: guestEmail, text: 'Hello' });
	deepEqual([sent.roomType, sent.toPersonEmail], ['direct', guestEmail]);
});
await check('messages: read page by page, newest first', async () => {
	const texts = ['1', '2', '3', '4', '5'];
	for (const text of texts) await spark.messageSend({ roomId, text });
	const paging = new Spark({ token, apiUrl, maxPageItems: 2 });
	const read = (await paging.messagesGet({ roomId })).map(({ text }) => text);
	deepEqual(read, texts.reverse());
});
await check('messages: a file from the disk, and read again', async () => {
	const path = join(await mkdtemp(join(tmpdir(), 'sparky-')), 'note.txt');
	await writeFile(path, 'Contents of the note');
	const file = await spark.contentCreate(path);
	const sent = await spark.messageSend({ roomId, text: 'A note' }, file);
	equal(sent.files.length, 1);
	const read = await spark.contentGet(sent.files[0]);
	deepEqual(
		[read.name, read.binary.toString(), read.type.split(';')[0]],
		['note.txt', 'Contents of the note', 'text/plain'],
	);
});
await check('messages: a file by its address', async () => {
	const server = createServer((_request, response) => {
		response.writeHead(200, { 'content-type': 'text/plain' });
		response.end('Contents at an address');
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const address = `http://127.0.0.1:${server.address().port}/note.txt`;
	const sent = await spark.messageSend({ roomId, files: [address] });
	const read = await spark.contentGet(sent.files[0]);
	server.close();
	equal(read.binary.toString(), 'Contents at an address');
});

await check('teams: create, get, list, remove, with members', async () => {
	const team = await spark.teamAdd('A team');
	equal((await spark.teamGet(team.id)).name, 'A team');
	ok((await spark.teamsGet()).some(({ id }) => id === team.id));
	const inTeam = await spark.roomAdd('A room of the team', team.id);
	equal(inTeam.teamId, team.id);
	const member = await spark.teamMembershipAdd(team.id, guestEmail);
	equal((await spark.teamMembershipGet(member.id)).personEmail, guestEmail);
	equal((await spark.teamMembershipsGet(team.id)).length, 2);
	await spark.teamMembershipRemove(member.id);
	equal((await spark.teamMembershipsGet(team.id)).length, 1);
	await spark.teamRemove(team.id);
	await rejects(spark.teamGet(team.id), hasCode(404));
});
await check('teams: update', async () => {
	const team = await spark.teamAdd('A team');
	equal((await spark.teamUpdate({ ...team, name: 'Renamed' })).name, 'Renamed');
});
await check('teams: make a member a moderator', async () => {
	const team = await spark.teamAdd('A team with a moderator');
	const member = await spark.teamMembershipAdd(team.id, guestEmail);
	const updated = await spark.teamMembershipUpdate({ ...member, isModerator: true });
	equal(updated.isModerator, true);
});

await check('organisation, role and licence by ID', async () => {
	const [organisation] = await spark.organizationsGet();
	equal((await spark.organizationGet(organisation.id)).displayName, organisation.displayName);
	const [role] = await spark.rolesGet();
	equal((await spark.roleGet(role.id)).name, role.name);
	const [license] = await spark.licensesGet();
	equal((await spark.licenseGet(license.id)).name, license.name);
});

await check('webhooks: add, get, update, remove', async () => {
	const added = await spark.webhookAdd({
		name: 'A webhook',
		targetUrl: 'http://127.0.0.1:9/',
		resource: 'messages',
		event: 'created',
		filter: `roomId=${roomId}`,
	});
	deepEqual(
		[added.name, added.filter, added.secret],
		['A webhook', `roomId=${roomId}`, webhookSecret],
	);
	const updated = await spark.webhookUpdate({
		...(await spark.webhookGet(added.id)),
		name: 'Renamed',
	});
	equal(updated.name, 'Renamed');
	equal((await spark.webhooksGet({ name: 'Renamed' })).length, 1);
	await spark.webhookRemove(added.id);
	await rejects(spark.webhookGet(added.id), hasCode(404));
});
await check('webhooks: a signed delivery of each event', async () => {
	const listen = spark.webhookListen();
	const server = createServer(async (request, response) => {
		const body = await json(request);
		// The two methods of Express that the library calls.
		const answer = {
			status: (code) => response.writeHead(code),
			send: (text) => response.end(text),
		};
		listen({ headers: request.headers, body }, answer);
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const targetUrl = `http://127.0.0.1:${server.address().port}/`;
	const webhook = await spark.webhookAdd({ name: 'All', targetUrl, resource: 'all', event: 'all' });
	const expected = [
		'rooms-created',
		'memberships-created',
		'messages-created',
		'messages-deleted',
		'memberships-updated',
		'memberships-deleted',
		'rooms-updated',
	];
	const seen = new Map();
	for (const name of expected) {
		spark.on(name, (data) => {
			// A room is updated when it gets a moderator, too.
			if (name !== 'rooms-updated' || data.title === 'Another title') seen.set(name, data);
		});
	}

	const { id, ...created } = await spark.roomAdd('A room with events');
	const member = await spark.membershipAdd(id, guestEmail);
	const message = await spark.messageSend({ roomId: id, text: 'Hello' });
	const end = Date.now() + 5000;
	const arrived = async (name) => {
		while (!seen.has(name)) {
			if (Date.now() > end) throw new Error(`${name} did not arrive`);
			await setTimeout(20);
		}
		return seen.get(name);
	};
	equal((await arrived('messages-created')).text, 'Hello');
	await spark.messageRemove(message.id);
	await spark.membershipUpdate({ ...member, isModerator: true });
	await spark.membershipRemove(member.id);
	await spark.roomUpdate({ ...created, id, title: 'Another title' });
	for (const name of expected) await arrived(name);
	await spark.webhookRemove(webhook.id);
	server.close();
	server.closeAllConnections();
	equal(seen.get('messages-deleted').id, message.id);
	equal(seen.get('memberships-deleted').personEmail, guestEmail);
});

await check('a token that nobody has issued is refused', async () => {
	await rejects(new Spark({ token: 'nobody', apiUrl }).personMe(), hasCode(401));
});
await check('rooms: remove', async () => {
	await spark.roomRemove(roomId);
	await rejects(spark.roomGet(roomId), hasCode(404));
});
process.disconnect();
