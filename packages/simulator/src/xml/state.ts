import { z } from 'zod';
import { entries, record } from '../state/schemas.ts';
import type { SessionRecord, UserRecord } from './site.ts';

/** What a site of Webex Meetings remembers, as JSON. */
export const SiteState = z.strictObject({
	users: z.array(record<UserRecord>('webExId', 'email', 'password')),
	/** All other sessions are meetings of the world. */
	trainings: z.array(record<SessionRecord>('key', 'hostWebExId', 'topic', 'attendees[]')),
	/** By the ticket itself. */
	tickets: entries(z.strictObject({ webExId: z.string(), until: z.number() })),
	authentications: z.number(),
	/** The last key that was given. */
	number: z.number(),
	random: z.number(),
});
export type SiteState = z.infer<typeof SiteState>;
