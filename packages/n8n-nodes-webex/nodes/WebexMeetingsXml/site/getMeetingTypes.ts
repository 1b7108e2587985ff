import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { simplify } from '../../fields/common.ts';
import { simplifyMeetingType } from './simplify.ts';

export const getMeetingTypes = meetingsOperation({
	name: 'Get Meeting Types',
	action: 'Get the meeting types of the site',
	description: 'List the types of sessions of the site; each site has its own numbers for them',
	rest: 'GET /meetings/sessionTypes',
	fields: [
		{
			displayName: 'Meeting Type Number',
			name: 'meetingTypeId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 3',
			description: 'Only this type; all of them if empty',
		},
		simplify,
	],
	simplify: simplifyMeetingType,
	run: ({ webex }, { meetingTypeId }) =>
		meetingTypeId
			? webex.meetingTypes.get({ meetingTypeID: meetingTypeId })
			: webex.meetingTypes.list(),
});
