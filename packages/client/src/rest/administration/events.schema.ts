import { z } from 'zod';

/** What somebody of the organisation did. @see https://developer.webex.com/docs/api/v1/events */
export const Event = z.looseObject({
	/** Event ID. */
	id: z.string(),
	/** Such as messages, memberships, rooms, meetings. */
	resource: z.string(),
	/** created, updated, deleted or ended. */
	type: z.string(),
	/** The integration that did it. */
	appId: z.string().nullable().optional(),
	/** Person ID. */
	actorId: z.string().optional(),
	/** The organisation. */
	orgId: z.string().optional(),
	/** When it was created, ISO 8601. */
	created: z.string(),
	/** The object itself. */
	data: z.looseObject({}).optional(),
});
export type Event = z.infer<typeof Event>;

export const ListEvents = z.strictObject({
	/** Such as `messages`, `memberships`, `rooms`, `attachmentActions`, `all`. */
	resource: z.string().optional(),
	/** `created`, `updated`, `deleted` or `ended`. */
	type: z.string().optional(),
	/** Person ID. */
	actorId: z.string().optional(),
	/** Only what happened after this time, ISO 8601. */
	from: z.string().optional(),
	/** ISO 8601, not in the future. */
	to: z.string().optional(),
	/** For recordings and transcripts: which service they come from. */
	serviceType: z.string().optional(),
});
export type ListEvents = z.infer<typeof ListEvents>;
