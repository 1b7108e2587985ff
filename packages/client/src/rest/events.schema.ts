import { z } from 'zod';

/** What somebody of the organisation did. @see https://developer.webex.com/docs/api/v1/events */
export const Event = z.looseObject({
	id: z.string(),
	resource: z.string().describe('Such as messages, memberships, rooms, meetings'),
	type: z.string().describe('created, updated, deleted or ended'),
	appId: z.string().nullable().optional(),
	actorId: z.string().optional().describe('Person ID'),
	orgId: z.string().optional(),
	created: z.string().describe('ISO 8601'),
	data: z.looseObject({}).optional().describe('The object itself'),
});
export type Event = z.infer<typeof Event>;

export const ListEvents = z.strictObject({
	resource: z.string().optional(),
	type: z.string().optional(),
	actorId: z.string().optional().describe('Person ID'),
	from: z.string().optional().describe('ISO 8601'),
	to: z.string().optional().describe('ISO 8601, not in the future'),
	serviceType: z.string().optional(),
});
export type ListEvents = z.infer<typeof ListEvents>;
