import { get, put } from '../engine/operation.ts';
import type {
	GetMeetingControl,
	MeetingControl,
	UpdateMeetingControl,
} from './meeting-controls.schema.ts';

/** Lock and recording of a meeting that runs. @see https://developer.webex.com/docs/api/v1/meetings/get-meeting-control-status */
export const meetingControls = {
	get: get('/meetings/controls', { scope: 'meeting:controls_read' }).one<
		GetMeetingControl,
		MeetingControl
	>(),
	update: put('/meetings/controls', { scope: 'meeting:controls_write', query: ['meetingId'] }).one<
		UpdateMeetingControl,
		MeetingControl
	>(),
};
