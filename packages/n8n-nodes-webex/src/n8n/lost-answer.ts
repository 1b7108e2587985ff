import { WebexApiError, WebexConnectionError, WebexResponseError } from '@webex-nodes/http';

/** The answer got lost, was cut off, or says nothing about whether the request was processed. */
export const mayHaveArrived = (error: unknown): boolean =>
	(WebexConnectionError.is(error) || WebexApiError.is(error) || WebexResponseError.is(error)) &&
	error.mayHaveHappened;
