import { get } from '../engine/operation.ts';
import type {
	GetMeetingTemplate,
	ListMeetingTemplates,
	MeetingTemplate,
	MeetingTemplateDetails,
} from './meeting-templates.schema.ts';

const scope = 'meeting:schedules_read';

/** What new meetings may begin with. @see https://developer.webex.com/docs/api/v1/meetings/list-meeting-templates */
export const meetingTemplates = {
	get: get('/meetings/templates/{templateId}', { scope, headers: ['timezone'] }).one<
		GetMeetingTemplate,
		MeetingTemplateDetails
	>(),
	list: get('/meetings/templates', { scope }).many<ListMeetingTemplates, MeetingTemplate>({}),
};
