/** The exceptions of the simulator, in the words of the real server. */
const reasons = {
	'000001': 'Access denied, additional privileges are required',
	'000015': 'Sorry, no record found',
	'000035': 'The service does not respond',
	'000045': 'Your API calls have exceeded the rate limit',
	'000047': 'A filter is required',
	'010106': 'Event service is disabled for this site',
	'030001': 'Host WebExID not found',
	'030002': 'Incorrect user or password',
	'030004': 'WebExID already exists',
	'030005': 'Email address already exists',
	'030047': 'Not a valid session ticket',
	'030048': "Authentication Server can't generate a valid session ticket",
	'040015': 'The number of attendees exceeds the limit of 50',
	'060001': 'Corresponding Meeting not found',
	'060019': 'The host WebExID does not exist',
	'060021': 'The user is not allowed to schedule for this host',
	'060026': 'Meeting password must not be null',
} as const;

interface SubError {
	readonly exceptionId: string;
	readonly reason: string;
}

/** Endpoints throw it, and the answer is FAILURE. Some failures of Webex have no known number. */
export class XmlFailure extends Error {
	readonly exceptionId: string;
	readonly subErrors: readonly SubError[];

	constructor(exceptionId: string, reason: string, subErrors: readonly SubError[] = []) {
		super(reason);
		this.exceptionId = exceptionId;
		this.subErrors = subErrors;
	}
}

export const failure = (
	exceptionId: keyof typeof reasons,
	subErrors: readonly SubError[] = [],
): XmlFailure => new XmlFailure(exceptionId, reasons[exceptionId], subErrors);

/** The form of a schema validator; its number is not known. */
export const invalid = (detail: string): XmlFailure => new XmlFailure('', `validation: ${detail}`);
