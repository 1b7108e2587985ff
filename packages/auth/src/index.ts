export { type BearerOptions, bearer } from './bearer.ts';
export {
	customEnvironment,
	environments,
	type WebexEnvironment,
	type WebexService,
} from './environments.ts';
export { WebexAuthorizationError, WebexConsentError } from './errors.ts';
export {
	type DeviceAnswer,
	type DeviceAuthorization,
	deviceRedirectUris,
	deviceRequest,
	deviceTokenRequest,
	pollDevice,
	readDevice,
	readDeviceToken,
} from './grants/device.ts';
export { readToken } from './grants/endpoint.ts';
export { type Guest, guestRequest, readGuest } from './grants/guest.ts';
export {
	type AuthorizeOptions,
	authorizeUrl,
	codeRequest,
	type Integration,
	integrationGrant,
	readRedirect,
	refreshRequest,
	revokeRequest,
} from './grants/integration.ts';
export {
	createMeetingsXmlVerifier,
	type MeetingsXmlIntegration,
	meetingsXmlAuthorizeUrl,
	meetingsXmlCodeRequest,
	meetingsXmlGrant,
	meetingsXmlScopes,
} from './grants/meetings-xml.ts';
export { createPkcePair, type PkcePair } from './grants/pkce.ts';
export { serviceAppTokenRequest } from './grants/service-app.ts';
export {
	type RefreshGrant,
	type RefreshingTokensOptions,
	refreshingTokens,
	type TokenEvent,
} from './refreshing.ts';
export { type SessionTicket, sessionTickets } from './session-tickets.ts';
export { readSiteName } from './site-name.ts';
export { botToken, personalToken } from './static-tokens.ts';
export { memoryStore } from './stores/memory.ts';
export { Token, type TokenFields, type TokenSource, type TokenStore } from './token.ts';
export { type TokenInfo, tokenInfo } from './token-info.ts';
