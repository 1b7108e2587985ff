import { operation } from '../../../src/engine/operation.ts';
import { meetingIdOf, namesOf } from '../../../src/meetings/find.ts';
import { type Decision, decide } from '../../../src/meetings/registrants.ts';
import { emailInvitations, host, meeting, optionsOf } from '../fields.ts';
import { current } from './fields.ts';

/** Operations that differ in what becomes of the people. */
const decision = (
	call: Decision,
	facts: { readonly name: string; readonly action: string; readonly description: string },
	done: object,
) =>
	operation({
		...facts,
		fields: [
			meeting,
			{
				displayName: 'Registrants',
				name: 'registrants',
				type: 'string',
				list: 'names',
				default: '',
				required: true,
				placeholder: 'e.g. one@example.com, two@example.com',
				description:
					'Email addresses or registrant IDs, separated by commas, or an expression that returns a list',
			},
			host,
			optionsOf([current, emailInvitations]),
		],
		run: async (webex, { meetingKey, registrants, hostEmail, options }) => {
			const meetingId = await meetingIdOf(webex, meetingKey, { hostEmail });
			const { current, emailInvitations: sendEmail } = options;
			await decide(webex, call, { meetingId, registrants, current, hostEmail, sendEmail });
			const names = namesOf(meetingKey, meetingId);
			return registrants.map((registrant) => ({ ...names, registrant, ...done }));
		},
	});

export const approve = decision(
	'approve',
	{
		name: 'Approve',
		action: 'Approve registrants',
		description: 'Accept people who registered and wait for the decision of the host',
	},
	{ status: 'approved' },
);

export const reject = decision(
	'reject',
	{
		name: 'Reject',
		action: 'Reject registrants',
		description: 'Refuse people who registered',
	},
	{ status: 'rejected' },
);

export const cancel = decision(
	'cancel',
	{
		name: 'Cancel',
		action: 'Cancel registrations',
		description: 'Take back the approval of people who registered',
	},
	{ canceled: true },
);

export const remove = decision(
	'bulkDelete',
	{
		name: 'Remove',
		action: 'Remove registrants',
		description: 'Delete the registrations of people',
	},
	{ removed: true },
);
