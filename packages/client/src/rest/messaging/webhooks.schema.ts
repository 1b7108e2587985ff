import { z } from 'zod';

/** @see https://developer.webex.com/docs/api/v1/webhooks */
export const Webhook = z.looseObject({
	/** Webhook ID. */
	id: z.string(),
	/** Its name. */
	name: z.string(),
	/** Address that receives the deliveries. */
	targetUrl: z.string(),
	/** Such as messages, memberships, rooms, attachmentActions, all. */
	resource: z.string(),
	/** Such as created, updated, deleted, all. */
	event: z.string(),
	/** Such as roomId=…&personEmail=…. */
	filter: z.string().optional(),
	/** Signs each delivery. */
	secret: z.string().optional(),
	/** active, or inactive after too many failed deliveries. */
	status: z.string().optional(),
	/** org or creator. */
	ownedBy: z.string().optional(),
	/** When it was created, ISO 8601. */
	created: z.string().optional(),
	/** The organisation. */
	orgId: z.string().optional(),
	/** Person ID. */
	createdBy: z.string().optional(),
	/** The integration that created it. */
	appId: z.string().optional(),
});
export type Webhook = z.infer<typeof Webhook>;

export const ListWebhooks = z.strictObject({
	/** Those of the organisation. */
	ownedBy: z.literal('org').optional(),
});
export type ListWebhooks = z.infer<typeof ListWebhooks>;

export const CreateWebhook = z.strictObject({
	/** Its name. */
	name: z.string(),
	/** Address that receives the deliveries. */
	targetUrl: z.string(),
	/** Such as `messages`, `memberships`, `rooms`, `attachmentActions`, `all`. */
	resource: z.string(),
	/** Such as `created`, `updated`, `deleted`, `all`. */
	event: z.string(),
	/** Such as `roomId=…&personEmail=…`; everything when left out. */
	filter: z.string().optional(),
	/** Key of the signature of each delivery: HMAC with SHA-1. */
	secret: z.string().optional(),
	/** org or creator. */
	ownedBy: z.string().optional(),
});
export type CreateWebhook = z.infer<typeof CreateWebhook>;

/** Resource, event and filter cannot change. */
export const UpdateWebhook = z.strictObject({
	/** The webhook. */
	webhookId: z.string(),
	/** Its name. */
	name: z.string(),
	/** Address that receives the deliveries. */
	targetUrl: z.string(),
	/** Key of the signature of each delivery: HMAC with SHA-1. */
	secret: z.string().optional(),
	/** `org` or `creator`. */
	ownedBy: z.string().optional(),
	/** active switches an inactive one on again. */
	status: z.string().optional(),
});
export type UpdateWebhook = z.infer<typeof UpdateWebhook>;
