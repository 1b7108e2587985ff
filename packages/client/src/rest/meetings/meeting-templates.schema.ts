import { z } from 'zod';

/** @see https://developer.webex.com/docs/api/v1/meetings/list-meeting-templates */
export const MeetingTemplate = z.looseObject({
	/** Template ID. */
	id: z.string(),
	/** Its name. */
	name: z.string(),
	/** Its language, such as en_US. */
	locale: z.string(),
	/** Site of Webex Meetings. */
	siteUrl: z.string(),
	/** `meeting` or `webinar`. */
	templateType: z.string(),
	/** The one that is used without a choice. */
	isDefault: z.boolean(),
	/** Made for the whole site. */
	isStandard: z.boolean(),
});
export type MeetingTemplate = z.infer<typeof MeetingTemplate>;

/** With what a meeting of the template has. */
export const MeetingTemplateDetails = z.looseObject({
	...MeetingTemplate.shape,
	/** The input of a new meeting; use it at once, since its start soon lies in the past. */
	meeting: z.looseObject({}),
});
export type MeetingTemplateDetails = z.infer<typeof MeetingTemplateDetails>;

export const ListMeetingTemplates = z.strictObject({
	/** Both types when left out. */
	templateType: z.enum(['meeting', 'webinar']).optional(),
	/** en_US when left out. */
	locale: z.string().optional(),
	/** Default ones, or others; all when left out. */
	isDefault: z.boolean().optional(),
	/** Those of the site, or one's own; all when left out. */
	isStandard: z.boolean().optional(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
	/** Site of Webex Meetings; the preferred one when left out. */
	siteUrl: z.string().optional(),
});
export type ListMeetingTemplates = z.infer<typeof ListMeetingTemplates>;

export const GetMeetingTemplate = z.strictObject({
	/** The template. */
	templateId: z.string(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
	/** Of the dates in the answer, an IANA name; UTC when left out. */
	timezone: z.string().optional(),
});
export type GetMeetingTemplate = z.infer<typeof GetMeetingTemplate>;
