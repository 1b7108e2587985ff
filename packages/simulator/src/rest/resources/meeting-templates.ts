import type { rest } from '@webex-nodes/client';
import { GetMeetingTemplate, ListMeetingTemplates } from '@webex-nodes/client/schemas';
import { type Endpoints, queryFlag } from '../endpoint.ts';
import { getTemplate, listTemplates } from '../sites/templates.ts';

export const meetingTemplates: Endpoints<typeof rest.meetingTemplates> = {
	get: { input: GetMeetingTemplate, handle: getTemplate },
	list: {
		input: ListMeetingTemplates.extend({ isDefault: queryFlag, isStandard: queryFlag }),
		pageSize: () => ({ usual: 1000, largest: 1000 }),
		handle: listTemplates,
	},
};
