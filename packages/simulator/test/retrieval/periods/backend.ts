import type { HttpRequest, HttpResponse, Transport } from '@webex-nodes/http';

export type Kind = 'meetings' | 'recordings' | 'transcripts';

/** One thing in three views: a meeting that was held, its recording, its transcript. All times in milliseconds. */
export interface Item {
	readonly id: string;
	readonly host: string;
	readonly site: string;
	readonly begin: number;
	readonly end: number;
	/** When the recording or transcript was made. */
	readonly made: number;
	/** From then on it is listed. */
	readonly visibleAt: number;
	readonly topic: string;
	readonly isDeleted: boolean;
}

/** Where the documentation leaves open what Webex does; a backend keeps to what it can do. */
export interface Behaviour {
	/** The time that `from` and `to` are compared with. */
	readonly filedBy: 'begin' | 'end' | 'made' | 'overlap';
	readonly isToIncluded: boolean;
	readonly order: 'any' | 'newest' | 'oldest';
	/** Webex counts seconds only. */
	readonly isInSeconds: boolean;
	readonly pageSize: number;
	readonly hasDate: boolean;
	/** Whether deleted items are listed, with their status. */
	readonly showsDeleted: boolean;
	/** How long a period of own recordings may be. */
	readonly periods: '30 days' | 'any';
	/** What a list of one meeting is about, without dates. */
	readonly ofMeeting: 'anyTime' | 'period';
}

export type Failing = 400 | 403 | 404 | 429 | 500 | 502 | 'cut';

/** What is retrieved from. */
export interface Backend {
	readonly hosts: readonly string[];
	readonly sites: readonly string[];
	readonly transport: Transport;
	/** Of the next request. */
	readonly fail: (how: Failing) => void;
	/** Something new, or another state of it. */
	readonly put: (item: Item) => void;
	/** Whether Webex can do that to a thing of the kind. */
	readonly can: (what: 'delete' | 'edit' | 'restore') => boolean;
	/** The ID of what was listed. */
	readonly idOf: (item: Item) => string;
	/** A host or a site is answered with the status, until it is allowed. */
	readonly refuse: (place: string, status: 400 | 403 | 404) => void;
	readonly allow: (place: string) => void;
	readonly isRefused: (place: string) => boolean;
}

export interface BackendOptions {
	readonly kind: Kind;
	readonly scope: 'account' | 'hosts' | 'organization';
	readonly behaviour: Behaviour;
	readonly now: () => number;
}

/** The answer as it comes when the connection breaks, or when Webex shows no clock. */
export const withoutDate = ({ headers: { date: _date, ...headers }, ...rest }: HttpResponse) => ({
	...rest,
	headers,
});

/** The same request with pages of another size. */
export function inPagesOf(size: number, request: HttpRequest): HttpRequest {
	const url = new URL(request.url);
	if (!url.searchParams.has('max')) return request;
	url.searchParams.set('max', String(size));
	return { ...request, url: String(url) };
}
