import { z } from 'zod';

const type = {
	/** Session type ID. */
	id: z.string().optional(),
	/** Such as PRO. */
	shortName: z.string().optional(),
	/** Its name. */
	name: z.string().optional(),
	/** meeting, webinar, privateMeeting, EventCenter, SupportCenter or TrainCenter. */
	type: z.string().optional(),
};

/** Of a site, for administrators. @see https://developer.webex.com/docs/api/v1/session-types */
export const SiteSessionType = z.looseObject({
	...type,
	/** Site of Webex Meetings. */
	siteUrl: z.string().optional(),
});
export type SiteSessionType = z.infer<typeof SiteSessionType>;

/** What a person may schedule. */
export const UserSessionTypes = z.looseObject({
	/** The person. */
	personId: z.string().optional(),
	/** Email address of the person. */
	email: z.string().optional(),
	/** Site of Webex Meetings. */
	siteUrl: z.string().optional(),
	/** The session types. */
	sessionTypes: z.array(z.looseObject(type)).optional(),
});
export type UserSessionTypes = z.infer<typeof UserSessionTypes>;

/** personId or email. */
export const UpdateUserSessionTypes = z.strictObject({
	/** Site of Webex Meetings. */
	siteUrl: z.string(),
	/** The person. */
	personId: z.string().optional(),
	/** Email address of the person. */
	email: z.string().optional(),
	/** They replace those that the person has. */
	sessionTypeIds: z.array(z.string()),
});
export type UpdateUserSessionTypes = z.infer<typeof UpdateUserSessionTypes>;
