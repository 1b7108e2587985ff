import type { Meetings } from '../../../src/meetings-xml/connect.ts';
import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { meeting } from '../../fields/meetings.ts';
import { emailInvitations } from '../fields.ts';
import { inBatches } from '../values.ts';

const most = 50;

interface Invitation {
	readonly meetingKey: string;
	readonly emails: readonly string[];
	readonly options: {
		readonly name?: string | undefined;
		readonly role?: 'ATTENDEE' | 'HOST' | 'PRESENTER' | undefined;
		readonly emailInvitations?: boolean | undefined;
	};
}

export const add = meetingsOperation({
	name: 'Add',
	action: 'Add attendees to a meeting',
	description: 'Invite people. Items for the same meeting go out together, 50 people at a time.',
	rest: 'POST /meetingInvitees',
	fields: [
		meeting,
		{
			displayName: 'Email Addresses',
			name: 'emails',
			type: 'string',
			list: 'names',
			default: '',
			required: true,
			placeholder: 'e.g. one@example.com, two@example.com',
			description: 'One or several, with commas in between, or an expression that returns a list',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				emailInvitations,
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Nathan Smith',
					description: 'Of the attendee, when there is one address',
				},
				{
					displayName: 'Role',
					name: 'role',
					type: 'options',
					default: 'ATTENDEE',
					options: [
						{ name: 'Alternate Host', value: 'HOST' },
						{ name: 'Attendee', value: 'ATTENDEE' },
						{ name: 'Presenter', value: 'PRESENTER' },
					],
				},
			],
		},
	],
	run: async (meetings, values) => (await invite(meetings, [values]))[0],
	batch: {
		size: most,
		key: ({ meetingKey }) => meetingKey,
		weight: ({ emails }) => emails.length,
		run: (meetings, items) => invite(meetings, items),
	},
});

/** Everybody in as few requests as there can be; each item gets its own people back. */
async function invite({ webex }: Meetings, items: readonly Invitation[]) {
	const people = items.flatMap(({ meetingKey, emails, options }, item) =>
		emails.map((email) => ({
			item,
			attendee: {
				person: { email, ...(options.name && { name: options.name }) },
				sessionKey: meetingKey,
				...(options.role && { role: options.role }),
				emailInvitations: options.emailInvitations ?? false,
			},
		})),
	);
	const results: object[][] = items.map(() => []);
	for (const batch of inBatches(people, most)) {
		const [first, ...others] = batch.map(({ attendee }) => attendee);
		if (!first) continue;
		const { attendeeId, register } = await webex.attendees.create({ ...first, attendees: others });
		for (const [index, { item, attendee }] of batch.entries()) {
			// Only a complete list of IDs is in the order of the people.
			const id = attendeeId.length === batch.length ? attendeeId[index] : undefined;
			const registration = register.find(({ attendeeID }) => attendeeID === id);
			results[item]?.push({
				meetingKey: attendee.sessionKey,
				email: attendee.person.email,
				added: true,
				...(id && { attendeeId: id }),
				...(id && registration && { registerId: registration.registerID }),
			});
		}
	}
	return results;
}
