import { WebexApiError } from './errors.ts';

/** Whether Webex answered with one of these statuses. */
export const hasStatus = (error: unknown, ...statuses: readonly number[]): error is WebexApiError =>
	WebexApiError.is(error) && statuses.includes(error.status);

/**
 * For `catch` of a promise: where Webex answered with one of these statuses, the result is `undefined`; other errors are
 * thrown again. Write it beside the call, so that a reader sees which statuses are expected there.
 */
export const ignoring =
	(...statuses: readonly number[]) =>
	(error: unknown): undefined => {
		if (!hasStatus(error, ...statuses)) throw error;
	};
