import type { Meetings } from '../../../src/meetings-xml/connect.ts';
import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { meeting } from '../../fields/meetings.ts';
import { emailInvitations } from '../fields.ts';
import { inBatches } from '../values.ts';

const maxPeople = 50;

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
	description:
		'Invite people. Items for the same meeting are sent together, at most 50 people in one request.',
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
			description: 'One or several, separated by commas, or an expression that returns a list',
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
					description: 'The name of the attendee; only for a single email address',
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
		size: maxPeople,
		key: ({ meetingKey }) => meetingKey,
		weight: ({ emails }) => emails.length,
		run: (meetings, items) => invite(meetings, items),
	},
});

/** Sends the people of all items in as few requests as possible; returns for each item its own people. */
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
	for (const batch of inBatches(people, maxPeople)) {
		const [first, ...others] = batch.map(({ attendee }) => attendee);
		if (!first) continue;
		const { attendeeId, register } = await webex.attendees.create({ ...first, attendees: others });
		for (const [index, { item, attendee }] of batch.entries()) {
			// The IDs belong to the people in order only when there is one for each.
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
