/** What Webex sends. @see https://developer.webex.com/docs/webhooks (payload) */
export interface Envelope {
	readonly id?: string;
	readonly resource: string;
	readonly event: string;
	readonly actorId?: string;
	readonly data: Readonly<Record<string, unknown>>;
	readonly [more: string]: unknown;
}
