import { operation } from '../../../src/engine/operation.ts';
import { meetingIdOf, namesOf } from '../../../src/meetings/find.ts';
import { simplifyRegistrant } from '../../../src/meetings/registrants.ts';
import { filled } from '../../../src/meetings/values.ts';
import { filtersOf, host, includeSecrets, limit, meeting, returnAll, simplify } from '../fields.ts';
import { current } from './fields.ts';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many registrants',
	description: 'List the people who registered for a meeting, with what became of it',
	fields: [
		meeting,
		returnAll,
		limit,
		host,
		simplify,
		includeSecrets,
		filtersOf([
			current,
			{
				displayName: 'Email Address',
				name: 'email',
				type: 'string',
				default: '',
				placeholder: 'e.g. nathan@example.com',
				description: 'Only this person',
			},
		]),
	],
	hidesSecrets: true,
	simplify: simplifyRegistrant,
	run: async (webex, { meetingKey, limit, hostEmail, filters }) => {
		const meetingId = await meetingIdOf(webex, meetingKey, { hostEmail });
		const query = { meetingId, ...filters, ...filled({ hostEmail }) };
		const registrants = await webex.meetingRegistrants.list(query, { limit });
		return registrants.map((each) => ({ ...namesOf(meetingKey, meetingId), ...each }));
	},
});
