export { baseAddressPattern, readBaseAddress, requireProtected } from './base-address.ts';
export {
	WebexApiError,
	type WebexApiErrorFacts,
	WebexConnectionError,
	WebexError,
	WebexInputError,
	WebexPageError,
	WebexResponseError,
} from './errors.ts';
export { fetchTransport } from './fetch.ts';
export { type GateOptions, type GateState, gate, gateState } from './gate.ts';
export { readJson, readSuccess } from './json.ts';
export { readNextLink } from './link.ts';
export { describeLocation, isWebPage, readRetryAfter, readText, readTrackingId } from './read.ts';
export { type RetryOptions, retry } from './retry.ts';
export { hasStatus, ignoring } from './status.ts';
export {
	type HttpMethod,
	type HttpRequest,
	type HttpResponse,
	isSuccess,
	type Middleware,
	type Sleep,
	type Transport,
	type Waited,
} from './transport.ts';
