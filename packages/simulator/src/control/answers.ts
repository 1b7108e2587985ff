/** What the control routes answer, for both sides. */

export type { CredentialGroup } from './credentials.ts';
export type { LoggedRequest } from './requests.ts';

export interface ControlState {
	/** Seconds between two messages that arrive by themselves; 0 when there are none. */
	readonly chatter: number;
	/** Failures on purpose that still wait for a request. */
	readonly faults: number;
	/** The number of the last request. */
	readonly requests: number;
	/** The number of the last delivery. */
	readonly deliveries: number;
}

export interface ShownDelivery {
	/** Counts from 1, and never begins again. */
	readonly number: number;
	/** ISO 8601. */
	readonly at: string;
	readonly webhookId: string;
	/** Of the webhook. */
	readonly name: string;
	readonly resource: string;
	readonly event: string;
	readonly targetUrl: string;
	/** Of the target's answer; absent when it could not be reached. */
	readonly status?: number;
}

export interface ShownGrant {
	/** Not a token, and good for nothing else. */
	readonly id: string;
	/** The email address. */
	readonly person: string;
	/** Its name. */
	readonly integration: string;
	readonly scopes: readonly string[];
	readonly isRevoked: boolean;
}
