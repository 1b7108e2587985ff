import type { MiddlewareHandler } from 'hono';
import { Failure } from './failure.ts';

const loopbackHosts: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * A web site can make its own name point to this machine, so that the browser takes the simulator for a part of the
 * site and lets its scripts read everything. Such requests still carry the name of the site as their host.
 * @returns why the host is refused; `undefined` for this machine and for `allowedHosts`.
 * @see https://developer.mozilla.org/docs/Web/Security/Attacks/DNS_rebinding
 */
export function refusalOfHost(
	{ url }: Request,
	allowedHosts: readonly string[],
): Failure | undefined {
	const { hostname } = new URL(url);
	const names = [...loopbackHosts, ...allowedHosts.map((name) => name.toLowerCase())];
	if (names.includes(hostname)) return undefined;
	return new Failure(
		403,
		`The header Host names "${hostname}"; expected ${names.join(', ')}. If this name is yours, start the simulator with --allowed-host ${hostname}.`,
	);
}

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Any web site can make a browser send a form here. Browsers send the origin of the page with it; programs that are no
 * browsers send neither header.
 * @returns why the request is refused; `undefined` when it may write, or only reads.
 */
export function refusalOfOrigin(request: Request): Failure | undefined {
	return isForeign(request) && !safeMethods.includes(request.method) ? foreign('write') : undefined;
}

export const refuseForeignWrites: MiddlewareHandler = async ({ req }, next) => {
	const refusal = refusalOfOrigin(req.raw);
	if (refusal) throw refusal;
	await next();
};

/** For answers that have secrets, on every method. */
export const refuseForeignReads: MiddlewareHandler = async ({ req }, next) => {
	if (isForeign(req.raw)) throw foreign('read');
	await next();
};

function isForeign({ headers, url }: Request): boolean {
	const site = headers.get('sec-fetch-site') ?? 'none';
	const origin = headers.get('origin');
	const isOwn =
		['none', 'same-origin'].includes(site) && (!origin || hostOf(origin) === hostOf(url));
	return !isOwn;
}

const foreign = (verb: 'read' | 'write') =>
	new Failure(
		403,
		`The request was sent by another web site: only pages of the simulator itself, and programs, may ${verb}.`,
	);

const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).host : undefined);

const policy = [
	"default-src 'self'",
	// Cards show pictures of any web site.
	"img-src 'self' data: http: https:",
	"style-src 'self' 'unsafe-inline'",
	"base-uri 'none'",
	// Another web site could show the page inside its own, and let people press what they do not see.
	"frame-ancestors 'none'",
].join('; ');

/** Pages run their own script only, and only in a window of their own. */
export const protectPages: MiddlewareHandler = async (context, next) => {
	await next();
	const { headers } = context.res;
	if (!headers.get('content-type')?.startsWith('text/html')) return;
	headers.set('content-security-policy', policy);
	headers.set('x-frame-options', 'DENY');
};
