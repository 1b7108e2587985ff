import { operation } from '../../../src/engine/operation.ts';
import { meetingIdOf, namesOf } from '../../../src/meetings/find.ts';
import { additionalOf } from '../../../src/meetings/plan.ts';
import { simplifyRegistrant } from '../../../src/meetings/registrants.ts';
import { filled } from '../../../src/meetings/values.ts';
import {
	additionalFields,
	emailInvitations,
	host,
	includeSecrets,
	meeting,
	optionsOf,
	simplify,
} from '../fields.ts';
import { current } from './fields.ts';

export const register = operation({
	name: 'Register',
	action: 'Register a person for a meeting',
	description: 'Register a person for a meeting with registration',
	fields: [
		meeting,
		{
			displayName: 'Email Address',
			name: 'email',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. nathan@example.com',
		},
		{
			displayName: 'First Name',
			name: 'firstName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Nathan',
		},
		{
			displayName: 'Last Name',
			name: 'lastName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Smith',
		},
		host,
		simplify,
		includeSecrets,
		optionsOf([
			{
				...additionalFields,
				placeholder: 'e.g. {"city": "Oslo"}',
			},
			{ displayName: 'Company', name: 'company', type: 'string', default: '' },
			current,
			emailInvitations,
			{ displayName: 'Job Title', name: 'jobTitle', type: 'string', default: '' },
		]),
	],
	hidesSecrets: true,
	simplify: simplifyRegistrant,
	run: async (webex, { meetingKey, email, firstName, lastName, hostEmail, options }) => {
		const meetingId = await meetingIdOf(webex, meetingKey, { hostEmail });
		const { company: companyName, jobTitle, current, emailInvitations: sendEmail } = options;
		const registrant = await webex.meetingRegistrants.register({
			meetingId,
			email,
			firstName,
			lastName,
			...filled({ companyName, jobTitle, current, sendEmail, hostEmail }),
			...additionalOf(options.additionalFields),
		});
		return { ...namesOf(meetingKey, meetingId), ...registrant };
	},
});
