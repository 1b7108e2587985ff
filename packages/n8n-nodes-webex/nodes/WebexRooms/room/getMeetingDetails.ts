import { operation } from '../../../src/engine/operation.ts';
import { room } from '../../fields/room.ts';

export const getMeetingDetails = operation({
	name: 'Get Meeting Details',
	action: 'Get the meeting details of a room (space)',
	description:
		'Get the link, number and phone numbers of the meeting of a room (space). Cisco has announced the end of this endpoint.',
	fields: [room],
	run: (webex, { roomId }) => webex.rooms.meetingInfo({ roomId }),
});
