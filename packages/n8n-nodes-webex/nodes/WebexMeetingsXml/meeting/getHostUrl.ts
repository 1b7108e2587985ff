import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { meeting } from '../../fields/meetings.ts';

export const getHostUrl = meetingsOperation({
	name: 'Get Host URL',
	action: 'Get the host URL of a meeting',
	description: 'Get the URL that starts the meeting. It signs the host in: keep it secret.',
	rest: 'POST /meetings/join',
	fields: [meeting],
	link: 'hostMeetingURL',
	run: async ({ webex }, { meetingKey }) => ({
		meetingKey,
		...(await webex.meetings.hostUrl({ sessionKey: meetingKey })),
	}),
});
