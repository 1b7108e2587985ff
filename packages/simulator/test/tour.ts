import type { RestClient } from '@webex-nodes/client';
import { tourMeetings, tourOwnMeeting, tourRunning } from './tour-meetings.ts';
import { tourRecords } from './tour-records.ts';

const card = {
	contentType: 'application/vnd.microsoft.card.adaptive',
	content: {
		type: 'AdaptiveCard',
		version: '1.3',
		body: [{ type: 'Input.Text', id: 'motive' }],
		actions: [{ type: 'Action.Submit', title: 'Send' }],
	},
};

/** Every operation of the contract, in an order that works on any server that remembers nothing, too. */
export async function tour(webex: RestClient): Promise<void> {
	await tourMessaging(webex);
	await tourMeetings(webex);
	await tourRecords(webex);
	await tourRunning(webex);
}

/** Rooms and messages, people and the organisation: nothing that only other people can bring about. */
export async function tourMessaging(webex: RestClient): Promise<void> {
	const me = await webex.people.me();
	await webex.people.list({ displayName: 'Jon', excludeStatus: true }, { limit: 5 });
	await webex.people.list({ id: me.id }, { limit: 5 });
	await webex.people.get({ personId: me.id });
	const emails = ['tour.guest@fernhill.example'];
	const guest = await webex.people.create({
		emails,
		displayName: 'Tour Guest',
		phoneNumbers: [{ type: 'work', value: '+1 555 0100' }],
	});
	await webex.people.update({ personId: guest.id, emails, displayName: 'Tour Guide' });

	const team = await webex.teams.create({ name: 'Tour', description: 'Everything once' });
	await webex.teams.list({}, { limit: 5 });
	await webex.teams.get({ teamId: team.id });
	await webex.teams.update({ teamId: team.id, name: 'Tour', description: 'Once more' });
	const teamMember = await webex.teamMemberships.create({ teamId: team.id, personId: guest.id });
	await webex.teamMemberships.list({ teamId: team.id }, { limit: 5 });
	await webex.teamMemberships.get({ membershipId: teamMember.id });
	await webex.teamMemberships.update({ membershipId: teamMember.id, isModerator: true });
	await webex.teamMemberships.delete({ membershipId: teamMember.id });

	const room = await webex.rooms.create({ title: 'Tour', teamId: team.id });
	const roomId = room.id;
	await webex.rooms.list({ type: 'group', sortBy: 'lastactivity' }, { limit: 5 });
	await webex.rooms.list({ orgPublicSpaces: true }, { limit: 5 });
	await webex.rooms.get({ roomId });
	await webex.rooms.update({ roomId, title: 'Tour', description: 'All of it', isLocked: true });
	await webex.rooms.meetingInfo({ roomId });

	const member = await webex.memberships.create({ roomId, personId: guest.id });
	await webex.memberships.list({ roomId, personId: guest.id }, { limit: 5 });
	await webex.memberships.list({}, { limit: 5 });
	await webex.memberships.get({ membershipId: member.id });
	await webex.memberships.update({
		membershipId: member.id,
		isModerator: true,
		isRoomHidden: false,
	});
	await webex.memberships.delete({ membershipId: member.id });

	const page = { contentUrl: 'https://status.example.com', displayName: 'Status' };
	const tab = await webex.roomTabs.create({ roomId, ...page });
	await webex.roomTabs.list({ roomId });
	await webex.roomTabs.get({ id: tab.id });
	await webex.roomTabs.update({ id: tab.id, roomId, ...page, displayName: 'Health' });
	await webex.roomTabs.delete({ id: tab.id });

	const message = await webex.messages.create({
		roomId,
		markdown: '**Card**',
		attachments: [card],
	});
	await webex.messages.create({ toPersonEmail: 'jonas.lindqvist@fernhill.example', text: 'Hello' });
	await webex.messages.list({ roomId, before: new Date(8e12).toISOString() }, { limit: 5 });
	await webex.messages.get({ messageId: message.id });
	await webex.messages.direct({ personEmail: 'jonas.lindqvist@fernhill.example' });
	const draft = await webex.messages.create({ roomId, text: 'Draft' });
	await webex.messages.update({ messageId: draft.id, roomId, markdown: '**Final**' });
	await webex.messages.delete({ messageId: draft.id });
	const action = await webex.attachmentActions.create({
		type: 'submit',
		messageId: message.id,
		inputs: { motive: 'Because' },
	});
	await webex.attachmentActions.get({ id: action.id });

	const hook = { name: 'Tour', targetUrl: 'https://n8n.example.com/webhook/1' };
	const webhook = await webex.webhooks.create({
		...hook,
		resource: 'messages',
		event: 'created',
		filter: `roomId=${roomId}`,
		secret: 'only for the tour',
	});
	await webex.webhooks.list({}, { limit: 5 });
	await webex.webhooks.get({ webhookId: webhook.id });
	await webex.webhooks.update({ webhookId: webhook.id, ...hook, status: 'active' });
	await webex.webhooks.delete({ webhookId: webhook.id });

	const [event] = await webex.events.list({ resource: 'messages', type: 'created' }, { limit: 5 });
	await webex.events.get({ eventId: event?.id ?? '' });
	const [organisation] = await webex.organizations.list();
	await webex.organizations.get({ orgId: organisation?.id ?? '' });
	const [role] = await webex.roles.list();
	await webex.roles.get({ roleId: role?.id ?? '' });
	const [license] = await webex.licenses.list();
	await webex.licenses.get({ licenseId: license?.id ?? '' });
	await tourOwnMeeting(webex);

	await webex.rooms.delete({ roomId });
	await webex.teams.delete({ teamId: team.id });
	await webex.people.delete({ personId: guest.id });
}
