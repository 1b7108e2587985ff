import { z } from 'zod';
import { entries, record } from '../state/schemas.ts';
import type { HeldRecord, RecordingRecord, SessionRecord, UserRecord } from './site.ts';

/** What a site of Webex Meetings remembers, as JSON. */
export const SiteState = z.strictObject({
	users: z.array(record<UserRecord>('webExId', 'email', 'password')),
	sessions: z.array(record<SessionRecord>('key', 'hostWebExId', 'topic', 'attendees[]')),
	recordings: z.array(record<RecordingRecord>('id', 'hostWebExId', 'name')),
	held: z.array(record<HeldRecord>('confId', 'sessionKey', 'hostWebExId', 'joins[]')),
	/** By the ticket itself. */
	tickets: entries(z.strictObject({ webExId: z.string(), until: z.number() })),
	authentications: z.number(),
	/** The last key that was given. */
	number: z.number(),
	random: z.number(),
});
export type SiteState = z.infer<typeof SiteState>;
