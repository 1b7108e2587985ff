import type { HttpResponse } from './transport.ts';

/** The body as text. Webex sends UTF-8. */
export function readText(response: HttpResponse): string {
	return new TextDecoder().decode(response.body);
}

export function isWebPage(text: string): boolean {
	return /^\s*<(!doctype|html|head|body)/i.test(text);
}

/** @see https://developer.webex.com/docs/basics (the header is on every reply) */
export function readTrackingId(response: HttpResponse): string | undefined {
	return response.headers['trackingid'] || undefined;
}

/** The wait that the server asks for, in seconds; a date is turned into seconds by the `Date` header. */
export function readRetryAfter(response: HttpResponse): number | undefined {
	const value = response.headers['retry-after']?.trim();
	if (!value) return undefined;
	if (/^\d+(\.\d+)?$/.test(value)) return Number(value);
	const until = Date.parse(value);
	const now = Date.parse(response.headers['date'] ?? '');
	return Number.isNaN(until) || Number.isNaN(now) ? undefined : Math.max(0, (until - now) / 1000);
}

/** What may be told of an address: never the query, which can hold personal data. */
export function describeLocation(url: string): { host: string; path: string } {
	if (!URL.canParse(url)) return { host: 'an invalid address', path: '' };
	const { host, pathname } = new URL(url);
	return { host, path: pathname };
}
