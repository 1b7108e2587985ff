import { cleanText, maxTrackingId } from './text.ts';
import type { HttpRequest, HttpResponse } from './transport.ts';

/** The body as text. Webex sends UTF-8. */
export function readText(response: HttpResponse): string {
	return new TextDecoder().decode(response.body);
}

export function isWebPage(text: string): boolean {
	return /^\s*<(!doctype|html|head|body)/i.test(text);
}

/** @see https://developer.webex.com/docs/basics (the header is on every reply) */
export function readTrackingId({ headers, secrets = [] }: HttpResponse): string | undefined {
	const trackingId = headers['trackingid'];
	return trackingId ? cleanText(trackingId, { maxLength: maxTrackingId, secrets }) : undefined;
}

/** No server makes a client wait for longer than this, in seconds: a day. */
const maxRetryAfter = 86_400;

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7 (IMF-fixdate) */
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * The wait that the server asks for, in whole or parts of seconds, at most a day. A date is turned into seconds by the
 * `Date` header. `undefined` for anything else.
 */
export function readRetryAfter({ headers }: HttpResponse): number | undefined {
	const value = headers['retry-after']?.trim() ?? '';
	if (/^\d+(\.\d+)?$/.test(value)) return Math.min(Number(value), maxRetryAfter);
	const date = headers['date'] ?? '';
	if (!httpDate.test(value) || !httpDate.test(date)) return undefined;
	const asked = (Date.parse(value) - Date.parse(date)) / 1000;
	return Number.isNaN(asked) ? undefined : Math.min(Math.max(0, asked), maxRetryAfter);
}

/** Without its parameters, in small letters; empty when Webex did not say it. */
export const contentTypeOf = ({ headers }: Pick<HttpResponse, 'headers'>): string =>
	(headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

export const isJson = (contentType: string): boolean =>
	/^application\/(json|[\w.-]+\+json)$/.test(contentType);

/** The parts of an address that an error may show: not the query, which can hold personal data. */
export function describeLocation(url: string): { host: string; path: string } {
	if (!URL.canParse(url)) return { host: 'an invalid address', path: '' };
	const { host, pathname } = new URL(url);
	return { host, path: pathname };
}

/** The same for a request: an address that is a ticket itself is not shown. */
export function describeRequest({ url, isTicketed }: Pick<HttpRequest, 'isTicketed' | 'url'>): {
	host: string;
	path: string;
} {
	const location = describeLocation(url);
	return isTicketed ? { ...location, path: '[an address with a ticket]' } : location;
}
