import { type WebexApiError, WebexError } from '@webex-nodes/http';

/** The grant is gone: only a person can mend this, by authorising again. */
export class WebexAuthorizationError extends WebexError {
	static override readonly brand = 'WebexAuthorizationError';

	readonly status: number | undefined;
	readonly trackingId: string | undefined;

	constructor(message: string, refusal?: WebexApiError) {
		const tracking = refusal?.trackingId ? ` (tracking ID ${refusal.trackingId})` : '';
		super(message + tracking, refusal && { cause: refusal });
		this.status = refusal?.status;
		this.trackingId = refusal?.trackingId;
	}
}
