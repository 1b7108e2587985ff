/** Endpoints throw it; the answer has Webex's form of failures. */
export class Failure extends Error {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	/** One sentence for each thing that is wrong. */
	readonly descriptions: readonly string[];

	constructor(
		status: number,
		message: string,
		headers: Readonly<Record<string, string>> = {},
		descriptions: readonly string[] = [message],
	) {
		super(message);
		this.status = status;
		this.headers = headers;
		this.descriptions = descriptions;
	}
}

/** The answer to the client for what an endpoint has thrown. */
export function failureResponse(error: unknown, trackingId: string): Response {
	const { status, message, headers, descriptions } =
		error instanceof Failure ? error : new Failure(500, `The simulator failed: ${error}`);
	return Response.json(failureBody(message, trackingId, descriptions), {
		status,
		headers: { trackingid: trackingId, ...headers },
	});
}

/** @see https://developer.webex.com/docs/basics (the form of failures) */
export function failureBody(
	message: string,
	trackingId: string,
	descriptions: readonly string[] = [message],
) {
	const errors = descriptions.map((description) => ({ description }));
	// Some failures of Webex have no list.
	return { message, ...(errors.length > 0 && { errors }), trackingId };
}

export const unauthorized =
	'The request requires a valid access token set in the Authorization request header.';
export const missingScope =
	'The server understood the request, but refused to fulfill it because the access token is missing required scopes or the user is missing required roles or licenses.';
