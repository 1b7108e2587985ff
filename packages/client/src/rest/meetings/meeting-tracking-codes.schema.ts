import { z } from 'zod';

export const services = z.enum([
	'All',
	'MeetingCenter',
	'EventCenter',
	'TrainingCenter',
	'SupportCenter',
]);

export const trackingCodeOption = z.looseObject({
	/** 1 to 120 characters. */
	value: z.string(),
	/** Used without a choice. */
	defaultValue: z.boolean(),
});

/** Values that a meeting can have for reports. @see https://developer.webex.com/docs/api/v1/meetings/list-meeting-tracking-codes */
export const MeetingTrackingCode = z.looseObject({
	/** Tracking code ID. */
	id: z.string(),
	/** Its name. */
	name: z.string(),
	/** Site of Webex Meetings. */
	siteUrl: z.string(),
	/** The values of the site and of the host together. */
	options: z.array(trackingCodeOption),
	/** text, select, editableSelect or hostProfileSelect. */
	inputMode: z.string(),
	/** All, MeetingCenter, EventCenter, TrainingCenter or SupportCenter. */
	service: z.string(),
	/** optional, required, adminSet, notUsed or notApplicable. */
	type: z.string(),
});
export type MeetingTrackingCode = z.infer<typeof MeetingTrackingCode>;

export const ListMeetingTrackingCodes = z.strictObject({
	/** For meetings of this service. */
	service: services,
	/** Site of Webex Meetings; the preferred one when left out. */
	siteUrl: z.string().optional(),
	/** The host, for administrators. */
	hostEmail: z.string().optional(),
});
export type ListMeetingTrackingCodes = z.infer<typeof ListMeetingTrackingCodes>;
