import type { Fault } from '@webex-nodes/simulator';

/** What happens to a request, in every class of operations. */
export interface FaultCase {
	readonly name: string;
	/** What happens, as it stands in the table. */
	readonly title: string;
	/** What the simulator does; where is up to the class. */
	readonly fault?: Fault;
	/** How far the clock of this machine is ahead, in milliseconds. */
	readonly clockAhead?: number;
	/** The name of the host is not known. */
	readonly isUnknownHost?: boolean;
	/** Which operations succeed all the same: those that may be repeated, all, or none. */
	readonly passes: 'all' | 'none' | 'repeatable';
	/** The status of a refusal says that nothing was done. */
	readonly isRefusal?: boolean;
	/** It takes time in a way of its own, so that it is cancelled in every test. */
	readonly takesTime?: boolean;
}

const always = Number.POSITIVE_INFINITY;
const html = { contentType: 'text/html' };
/** Of a proxy: only Webex has tracking IDs. */
const foreign = { headers: { trackingid: '' }, times: Number.POSITIVE_INFINITY };
const page = '<!DOCTYPE html><html><body>Please try again</body></html>';
const secret = { authorization: 'Bearer' };
const hour = 3600; // s

/** A gateway that repeats what it got: no error may show it. */
const gossip = JSON.stringify({
	message: `The upstream failed. ${secret.authorization} AAAABBBBCCCCDDDDEEEE1111`,
	trackingId: 'ROUTER_1',
});

export const cases: readonly FaultCase[] = [
	{ name: '429', title: '429 without `Retry-After`, once', fault: { status: 429 }, passes: 'all' },
	{
		name: '429-zero',
		title: '429 with `Retry-After: 0`, once',
		fault: { status: 429, retryAfter: 0 },
		passes: 'all',
	},
	{
		name: '429-seconds',
		title: '429 with `Retry-After: 7`, once',
		fault: { status: 429, retryAfter: 7 },
		passes: 'all',
	},
	{
		name: '429-hour',
		title: '429 with an hour',
		fault: { status: 429, retryAfter: hour },
		passes: 'none',
		isRefusal: true,
	},
	{
		name: '429-garbage',
		title: '429 with a `Retry-After` that says nothing, once',
		fault: { status: 429, headers: { 'retry-after': 'soon, -1, NaN' } },
		passes: 'all',
	},
	{
		name: '429-html',
		title: '429 as a web page, once',
		fault: { status: 429, body: page, ...html },
		passes: 'all',
	},
	{
		name: '429-always',
		takesTime: true,
		title: '429 with `Retry-After: 30`, each time',
		fault: { status: 429, retryAfter: 30, times: always },
		passes: 'none',
		isRefusal: true,
	},
	{ name: '500', title: '500, once', fault: { status: 500 }, passes: 'repeatable' },
	{
		name: '500-always',
		title: '500, each time',
		fault: { status: 500, body: gossip, times: always },
		passes: 'none',
	},
	{ name: '501', title: '501', fault: { status: 501, times: always }, passes: 'none' },
	{
		name: '502',
		title: '502 as a web page, once',
		fault: { status: 502, body: page, ...html },
		passes: 'repeatable',
	},
	{
		name: '502-processed',
		title: '502 after the request was processed, once',
		fault: { status: 502, isProcessed: true, body: page, ...html },
		passes: 'repeatable',
	},
	{
		name: '503',
		title: '503 with `Retry-After: 5`, once',
		fault: { status: 503, retryAfter: 5 },
		passes: 'repeatable',
	},
	{
		name: '503-always',
		takesTime: true,
		title: '503 with `Retry-After: 300`, each time',
		fault: { status: 503, retryAfter: 300, times: always },
		passes: 'none',
	},
	{
		name: '504',
		title: '504 as a web page, once',
		fault: { status: 504, body: page, ...html },
		passes: 'repeatable',
	},
	{ name: '401', title: '401, once', fault: { status: 401 }, passes: 'all' },
	{
		name: '401-always',
		title: '401, each time',
		fault: { status: 401, times: always },
		passes: 'none',
		isRefusal: true,
	},
	{
		name: '403',
		title: '403',
		fault: { status: 403, times: always },
		passes: 'none',
		isRefusal: true,
	},
	{
		name: '404',
		title: '404; for lists, on the second page',
		fault: { status: 404, times: always },
		passes: 'none',
		isRefusal: true,
	},
	{
		name: '409',
		title: '409',
		fault: { status: 409, times: always },
		passes: 'none',
		isRefusal: true,
	},
	{
		name: '410',
		title: '410',
		fault: { status: 410, times: always },
		passes: 'none',
		isRefusal: true,
	},
	{
		name: '423',
		title: '423 with `Retry-After: 2`, once',
		fault: { status: 423, retryAfter: 2 },
		passes: 'all',
	},
	{
		name: '423-always',
		takesTime: true,
		title: '423 with `Retry-After: 300`, each time',
		fault: { status: 423, retryAfter: 300, times: always },
		passes: 'none',
		isRefusal: true,
	},
	{
		name: '428',
		title: '428',
		fault: { status: 428, times: always },
		passes: 'none',
		isRefusal: true,
	},
	{
		name: 'reset',
		title: 'the connection breaks before the request was processed, once',
		fault: { cut: 'everything' },
		passes: 'repeatable',
	},
	{
		name: 'reset-processed',
		title: 'the connection breaks after the request was processed, once',
		fault: { cut: 'everything', isProcessed: true },
		passes: 'repeatable',
	},
	{
		name: 'reset-always',
		takesTime: true,
		title: 'the connection breaks each time',
		fault: { cut: 'everything', times: always },
		passes: 'none',
	},
	{
		name: 'cut',
		title: 'the answer ends too early, in a proper way, once',
		fault: { cut: 'body' },
		passes: 'repeatable',
	},
	{
		name: 'cut-connection',
		title: 'the connection breaks in the middle of the answer, once',
		fault: { cut: 'connection' },
		passes: 'repeatable',
	},
	{
		name: 'silent',
		takesTime: true,
		title: 'no answer ever',
		fault: { stall: 'everything', isProcessed: true, times: always },
		passes: 'none',
	},
	{
		name: 'silent-once',
		title: 'no answer, once',
		fault: { stall: 'everything' },
		passes: 'repeatable',
	},
	{
		name: 'stops',
		takesTime: true,
		title: 'each answer stops in the middle, and stays open',
		fault: { stall: 'body', times: always },
		passes: 'none',
	},
	{
		name: 'drops',
		takesTime: true,
		title: 'each answer comes drop by drop, for ever',
		fault: { stall: 'drops', times: always },
		passes: 'none',
	},
	{
		name: 'page',
		title: 'a web page with status 200',
		fault: { status: 200, body: page, ...html, ...foreign },
		passes: 'none',
	},
	{
		name: 'type',
		title: 'plain text with status 200',
		fault: { status: 200, body: 'OK', contentType: 'text/plain', ...foreign },
		passes: 'none',
	},
	{
		name: 'empty',
		title: 'nothing with status 200',
		fault: { status: 200, body: '', ...foreign },
		passes: 'none',
	},
	{
		name: 'redirect',
		title: 'a redirect to another host',
		fault: {
			status: 302,
			body: '',
			headers: { location: 'https://login.example/?token=AAAABBBBCCCCDDDD' },
			times: always,
		},
		passes: 'none',
	},
	{ name: 'host', title: 'the host is not known', isUnknownHost: true, passes: 'none' },
	{
		name: 'clock-ahead',
		title: 'the clock of this machine is ten minutes ahead',
		clockAhead: 600_000,
		passes: 'all',
	},
	{
		name: 'clock-behind',
		title: 'the clock of this machine is ten minutes behind',
		clockAhead: -600_000,
		passes: 'all',
	},
];
