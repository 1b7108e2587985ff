export { baseAddressPattern, readBaseAddress, requireProtected } from './base-address.ts';
export { type BodyInParts, isInParts, isSendable, piecesOf, WebexUploadError } from './body.ts';
export {
	codeOf,
	isLasting,
	timeoutCodes,
	WebexApiError,
	type WebexApiErrorFacts,
	WebexConnectionError,
	WebexError,
	WebexInputError,
	WebexPageError,
	WebexResponseError,
} from './errors.ts';
export { fetchTransport } from './fetch.ts';
export { type GateOptions, gate, longestRefusal } from './gate.ts';
export { type GateState, gateState, isIdle } from './gate-state.ts';
export {
	isCompleteJson,
	readFailure,
	readJson,
	readObject,
	readSuccess,
	readTextSuccess,
} from './json.ts';
export { leavable } from './leavable.ts';
export { downloadDuration, durationOf, raceWith, type TimeLimits, timeLimits } from './limits.ts';
export { readNextLink } from './link.ts';
export { isLocal } from './local.ts';
export {
	contentTypeOf,
	describeLocation,
	isJson,
	isWebPage,
	readRetryAfter,
	readText,
	readTrackingId,
} from './read.ts';
export { type RetryOptions, retry } from './retry.ts';
export { hasStatus, ignoring } from './status.ts';
export { cleanText, redact } from './text.ts';
export {
	type HttpMethod,
	type HttpRequest,
	type HttpResponse,
	isSuccess,
	isWrite,
	type Middleware,
	type RateLimit,
	type Sleep,
	type Transport,
	type Wait,
	type Waited,
} from './transport.ts';
