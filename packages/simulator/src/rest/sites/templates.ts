import type {
	CreateMeeting,
	ListMeetingTemplates,
	MeetingTemplate,
	MeetingTemplateDetails,
} from '@webex-nodes/client';
import { Failure } from '../../failure.ts';
import { writeMoment } from '../../world/meetings/dates.ts';
import { siteUrl } from '../../world/meetings/site.ts';
import type { World } from '../../world/world.ts';
import type { Call } from '../endpoint.ts';
import { onBehalf } from '../meetings/access.ts';
import { viewerOf } from '../meetings/viewer.ts';
import { checkSite } from './users.ts';

const minute = 60_000; // ms

interface Template {
	readonly id: string;
	readonly name: string;
	readonly templateType: 'meeting' | 'webinar';
	readonly isDefault: boolean;
	readonly isStandard: boolean;
	readonly minutes: number;
	readonly meeting: Partial<CreateMeeting>;
}

const locale = 'en_US';

const templates: readonly Template[] = [
	{
		id: 'ZmVybmhpbGw6Ry0wLU1DLWVuX1VT',
		name: 'Webex Meetings Default',
		templateType: 'meeting',
		isDefault: true,
		isStandard: true,
		minutes: 60,
		meeting: { title: 'Meeting', enabledJoinBeforeHost: false },
	},
	{
		id: 'ZmVybmhpbGw6Uy0xLU1DLWVuX1VT',
		name: 'Recorded review',
		templateType: 'meeting',
		isDefault: false,
		isStandard: true,
		minutes: 30,
		meeting: {
			title: 'Review',
			agenda: 'Open points',
			enabledAutoRecordMeeting: true,
			enabledJoinBeforeHost: true,
			joinBeforeHostMinutes: 5,
		},
	},
	{
		id: 'ZmVybmhpbGw6Ry0wLVdCTi1lbl9VUw',
		name: 'Webex Webinars Default',
		templateType: 'webinar',
		isDefault: true,
		isStandard: true,
		minutes: 60,
		meeting: { title: 'Webinar', scheduledType: 'webinar', sessionTypeId: 628 },
	},
];

/** @see https://developer.webex.com/docs/api/v1/meetings/list-meeting-templates */
export function listTemplates(query: ListMeetingTemplates, call: Call): MeetingTemplate[] {
	onBehalf(query.hostEmail, call);
	checkSite(query.siteUrl);
	const { templateType, isDefault, isStandard } = query;
	return templates
		.filter(() => (query.locale ?? locale) === locale)
		.filter((each) => templateType === undefined || each.templateType === templateType)
		.filter((each) => isDefault === undefined || each.isDefault === isDefault)
		.filter((each) => isStandard === undefined || each.isStandard === isStandard)
		.map(shown);
}

export function getTemplate(
	{
		templateId,
		hostEmail,
		timezone = 'UTC',
	}: {
		readonly templateId: string;
		readonly hostEmail?: string | undefined;
		readonly timezone?: string | undefined;
	},
	call: Call,
): MeetingTemplateDetails {
	const { zone } = viewerOf(onBehalf(hostEmail, call), call, timezone);
	return { ...shown(find(templateId)), meeting: inputOf(templateId, zone, call.world) };
}

/** What a new meeting begins with: it starts with the next half hour. @throws Failure 404. */
export function inputOf(templateId: string, zone: string, { now }: World): Partial<CreateMeeting> {
	const { id, minutes, meeting } = find(templateId);
	const start = (Math.floor(now() / (30 * minute)) + 1) * 30 * minute;
	return {
		...meeting,
		templateId: id,
		timezone: zone,
		start: writeMoment(start, zone),
		end: writeMoment(start + minutes * minute, zone),
	};
}

function find(templateId: string): Template {
	const found = templates.find(({ id }) => id === templateId);
	if (!found) throw new Failure(404, 'The requested resource could not be found.');
	return found;
}

const shown = ({
	minutes: _minutes,
	meeting: _meeting,
	...template
}: Template): MeetingTemplate => ({
	...template,
	locale,
	siteUrl,
});
