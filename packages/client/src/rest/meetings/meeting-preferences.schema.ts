import { z } from 'zod';

/** @see https://developer.webex.com/docs/api/v1/meeting-preferences */
export const MeetingSites = z.looseObject({
	/** Sites of Webex Meetings where the account is a host. */
	sites: z.array(
		z.looseObject({
			/** Such as acme.webex.com. */
			siteUrl: z.string(),
			/** Whether it is used for meetings that name no site. */
			default: z.boolean().optional(),
		}),
	),
});
export type MeetingSites = z.infer<typeof MeetingSites>;
