import { z } from 'zod';

/** @see https://developer.webex.com/docs/api/v1/meeting-preferences */
export const MeetingSites = z.looseObject({
	sites: z.array(
		z.looseObject({
			siteUrl: z.string().describe('Such as acme.webex.com'),
			default: z.boolean().optional().describe('Where meetings go that name no site'),
		}),
	),
});
export type MeetingSites = z.infer<typeof MeetingSites>;
