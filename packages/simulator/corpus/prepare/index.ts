import type { Simulator } from '../../src/index.ts';
import { prepareMeetings } from './meetings.ts';
import { prepareRecords } from './records.ts';
import { type Create, type Prepared, send } from './send.ts';

const card = {
	contentType: 'application/vnd.microsoft.card.adaptive',
	content: {
		type: 'AdaptiveCard',
		version: '1.3',
		body: [{ type: 'Input.Text', id: 'Name' }],
		actions: [{ type: 'Action.Submit', title: 'Send' }],
	},
};

/** One of everything that an example may name, and the ID by which each operation finds it. */
export async function prepare(simulator: Simulator) {
	const create: Create = async (path, body) => {
		const { status, text } = await send(simulator, 'POST', path, body);
		if (status !== 200) throw new Error(`POST ${path}: ${status} ${text}`);
		return JSON.parse(text).id;
	};
	const person = (email: string) =>
		create('/people', { emails: [email], displayName: email.split('@')[0] });
	const personId = await person('julie@example.com');
	const newcomer = await person('newcomer@example.com');
	const teamId = await create('/teams', { name: 'Team' });
	const roomId = await create('/rooms', { title: 'Room' });
	const tab = { roomId, contentUrl: 'https://status.example.com', displayName: 'Status' };
	const messageId = await create('/messages', { roomId, text: 'Card', attachments: [card] });
	const meetings = await prepareMeetings(simulator, create);
	const records = await prepareRecords(simulator, create);
	const paths: Prepared['paths'] = {
		...meetings.paths,
		...records.paths,
		people: personId,
		teams: teamId,
		rooms: roomId,
		teamMemberships: await create('/team/memberships', { teamId, personId: newcomer }),
		memberships: await create('/memberships', { roomId, personId: newcomer }),
		roomTabs: await create('/room/tabs', tab),
		webhooks: await create('/webhooks', {
			name: 'Webhook',
			targetUrl: 'https://example.com/webhook',
			resource: 'messages',
			event: 'created',
		}),
	};
	const sender = simulator.tokens.find(simulator.personalToken)?.personId;
	const fields: Readonly<Record<string, unknown>> = {
		roomId,
		teamId,
		messageId,
		personId,
		toPersonId: personId,
		personEmail: 'julie@example.com',
		parentId: messageId,
		beforeMessage: messageId,
		// Only the own ID is allowed.
		mentionedPeople: sender,
		hostEmail: simulator.world.people.get(sender ?? '')?.email,
		siteUrl: simulator.meetingsXml.siteName,
	};
	return {
		paths,
		fields,
		fieldsOf: { ...meetings.fieldsOf, ...records.fieldsOf },
		tokens: records.tokens ?? {},
	};
}
