import type { IHttpRequestOptions } from 'n8n-workflow';

/** Signs a request; a token may have been pasted with "Bearer" or a line break. */
export function bearer(options: IHttpRequestOptions, accessToken: string): IHttpRequestOptions {
	const token = accessToken.trim().replace(/^Bearer\s+/i, '');
	return { ...options, headers: { ...options.headers, Authorization: `Bearer ${token}` } };
}
