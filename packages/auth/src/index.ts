export { type BearerOptions, bearer } from './bearer.ts';
export { customEnvironment, environments, type WebexEnvironment } from './environments.ts';
export { WebexAuthorizationError } from './errors.ts';
export { botToken, personalToken } from './fixed.ts';
export { readToken } from './grants/endpoint.ts';
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
export { createPkcePair, type PkcePair } from './grants/pkce.ts';
export {
	type RefreshGrant,
	type RefreshingTokensOptions,
	refreshingTokens,
	type TokenEvent,
} from './refreshing.ts';
export { memoryStore } from './stores/memory.ts';
export { Token, type TokenFields, type TokenSource, type TokenStore } from './token.ts';
