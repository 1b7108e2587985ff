import { z } from 'zod';
import { services, trackingCodeOption } from './meeting-tracking-codes.schema.ts';

const scheduleStartCode = {
	/** Kind of meetings. */
	service: services,
	/** Whether a value is needed when a meeting is scheduled. */
	type: z.enum(['optional', 'required', 'adminSet', 'notUsed', 'notApplicable']),
};

/** A tracking code of the site, for administrators. @see https://developer.webex.com/docs/api/v1/tracking-codes */
export const SiteTrackingCode = z.looseObject({
	/** Tracking code ID. */
	id: z.string(),
	/** Its name. */
	name: z.string(),
	/** Site of Webex Meetings. */
	siteUrl: z.string(),
	/** The values to choose from. */
	options: z.array(trackingCodeOption),
	/** text, select, editableSelect or hostProfileSelect. */
	inputMode: z.string(),
	/** optional, required, adminSet or notUsed, in the profiles of hosts. */
	hostProfileCode: z.string(),
	/** Where it is asked for. */
	scheduleStartCodes: z.array(z.looseObject(scheduleStartCode)),
});
export type SiteTrackingCode = z.infer<typeof SiteTrackingCode>;

const code = {
	/** At most 120 characters. */
	name: z.string(),
	/** Site of Webex Meetings. */
	siteUrl: z.string(),
	/** At most 500 values; not empty where they are chosen from. */
	options: z.array(z.strictObject(trackingCodeOption.shape)),
	/** How a value is given; the last in profiles of hosts only. */
	inputMode: z.enum(['text', 'select', 'editableSelect', 'hostProfileSelect']),
	/** In the profiles of hosts; `required` on sites without Control Hub only. */
	hostProfileCode: z.enum(['optional', 'required', 'adminSet', 'notUsed']),
	/** At most 5, one for each service; `null` with `hostProfileSelect`. */
	scheduleStartCodes: z.array(z.strictObject(scheduleStartCode)).nullable(),
};

export const CreateSiteTrackingCode = z.strictObject({
	...code,
});
export type CreateSiteTrackingCode = z.infer<typeof CreateSiteTrackingCode>;

export const UpdateSiteTrackingCode = z.strictObject({
	/** The tracking code. */
	trackingCodeId: z.string(),
	...code,
});
export type UpdateSiteTrackingCode = z.infer<typeof UpdateSiteTrackingCode>;

export const GetSiteTrackingCode = z.strictObject({
	/** The tracking code. */
	trackingCodeId: z.string(),
	/** Site of Webex Meetings; the preferred one when left out. */
	siteUrl: z.string().optional(),
});
export type GetSiteTrackingCode = z.infer<typeof GetSiteTrackingCode>;

export const DeleteSiteTrackingCode = z.strictObject({
	/** The tracking code. */
	trackingCodeId: z.string(),
	/** Site of Webex Meetings. */
	siteUrl: z.string(),
});
export type DeleteSiteTrackingCode = z.infer<typeof DeleteSiteTrackingCode>;

export const GetSiteConfiguration = z.strictObject({
	/** Site of Webex Meetings; the preferred one when left out. */
	siteUrl: z.string().optional(),
});
export type GetSiteConfiguration = z.infer<typeof GetSiteConfiguration>;

/** A text in one example and a number in another. */
const id = z.union([z.string(), z.number()]);

const value = {
	/** Name of the tracking code. */
	name: z.string(),
	/** At most 120 characters. */
	value: z.string(),
};

const user = {
	/** The person; comes before `email`. */
	personId: z.string().optional(),
	/** Email address of the person. */
	email: z.string().optional(),
};

/** The values in the profile of a host. */
export const UserTrackingCodes = z.looseObject({
	...user,
	/** Site of Webex Meetings. */
	siteUrl: z.string(),
	/** The values. */
	trackingCodes: z.array(z.looseObject({ id, ...value })).optional(),
});
export type UserTrackingCodes = z.infer<typeof UserTrackingCodes>;

/** personId or email. */
export const GetUserConfiguration = z.strictObject({
	...GetSiteConfiguration.shape,
	...user,
});
export type GetUserConfiguration = z.infer<typeof GetUserConfiguration>;

/** personId or email. */
export const UpdateUserTrackingCodes = z.strictObject({
	/** Site of Webex Meetings. */
	siteUrl: z.string(),
	...user,
	/** Names must be tracking codes of the site; all others stay. */
	trackingCodes: z.array(z.strictObject(value)).optional(),
});
export type UpdateUserTrackingCodes = z.infer<typeof UpdateUserTrackingCodes>;
