export { type BearerOptions, bearer } from './bearer.ts';
export { customEnvironment, environments, type WebexEnvironment } from './environments.ts';
export { WebexAuthorizationError } from './errors.ts';
export { botToken, personalToken } from './fixed.ts';
export {
	type AuthorizeOptions,
	authorizeUrl,
	codeRequest,
	type Integration,
	readRedirect,
	readToken,
	refreshRequest,
	revokeRequest,
} from './grants/integration.ts';
export { createPkcePair, type PkcePair } from './grants/pkce.ts';
export { type RefreshingTokensOptions, refreshingTokens } from './refreshing.ts';
export { memoryStore } from './stores/memory.ts';
export type { Token, TokenSource, TokenStore } from './token.ts';
