import {
	type HttpRequest,
	readNextLink,
	readSuccess,
	type Transport,
	WebexPageError,
	WebexResponseError,
} from '@webex-nodes/http';
import { type Page, requirePositive } from '../../list.ts';
import type { ListOptions, Operation, Paging } from './operation.ts';
import { buildRequest } from './request.ts';

export interface Listing {
	readonly transport: Transport;
	readonly baseUrl: string;
	readonly operation: Operation;
	readonly input: Readonly<Record<string, unknown>>;
	readonly options: ListOptions;
}

/**
 * Follows next links unchanged: on the same host only, never twice, and also after empty pages.
 * @see https://developer.webex.com/docs/basics (pagination)
 */
export async function* readPages<Item>(listing: Listing): AsyncGenerator<Page<Item>> {
	const { options } = listing;
	const visited = new Set<string>();
	let left = options.limit ?? Number.POSITIVE_INFINITY;
	let request = firstRequest(listing);
	while (left > 0) {
		visited.add(request.url);
		const page: Page<Item> = await readPage(listing, request, visited);
		const { items, next } = page;
		left -= items.length;
		yield left < 0 ? { ...page, items: items.slice(0, left) } : page;
		if (!next) return;
		request = { ...request, url: next };
	}
}

/** Apart from the generator, which would hold the bytes of the answer for as long as the page is used. */
async function readPage<Item>(
	listing: Listing,
	request: HttpRequest,
	visited: Set<string>,
): Promise<Page<Item>> {
	const { transport, operation } = listing;
	const response = await transport(request);
	const { items, notFoundIds } = (readSuccess(request, response, operation) ?? {}) as Partial<
		Page<Item>
	>;
	if (!Array.isArray(items)) {
		throw new WebexResponseError(request, response, 'unexpected', 'a list');
	}
	const link = readNextLink(response.headers['link']);
	const next = link
		? checkNext(listing, link, visited)
		: nextByOffset(listing, request, items.length);
	return { items, ...(next && { next }), ...(notFoundIds && { notFoundIds }) };
}

function firstRequest(listing: Listing): HttpRequest {
	const { baseUrl, operation, input, options } = listing;
	const { limit, pageSize, from } = options;
	requirePositive({ limit, pageSize });
	const largest = maxPageSize(operation.paging, input);
	const max = largest && Math.min(pageSize ?? largest, limit ?? largest, largest);
	const request = buildRequest(baseUrl, operation, { ...input, ...(max && { max }) }, options);
	return from ? { ...request, url: checkNext(listing, from, new Set()) } : request;
}

/** Where Webex names no next page: the items after those that were read, as long as pages are full. */
function nextByOffset(
	{ operation, input }: Listing,
	{ url }: HttpRequest,
	count: number,
): string | undefined {
	const size = operation.paging?.offset && maxPageSize(operation.paging, input);
	const address = new URL(url);
	if (!size || count === 0 || count < Number(address.searchParams.get('max') ?? size)) {
		return undefined;
	}
	const offset = Number(address.searchParams.get('offset') ?? 0) + count;
	address.searchParams.set('offset', String(offset));
	return address.href;
}

function maxPageSize(paging: Paging | undefined, input: Listing['input']): number | undefined {
	if (paging?.maxPageSize === undefined) return undefined;
	const limits = Object.entries(paging.maxPageSizeWith ?? {}).filter(
		([name]) => input[name] !== undefined,
	);
	return Math.min(paging.maxPageSize, ...limits.map(([, size]) => size));
}

function checkNext(
	{ baseUrl, operation, input }: Listing,
	link: string,
	visited: Set<string>,
): string {
	if (!URL.canParse(link, baseUrl)) {
		throw new WebexPageError('Webex named a next page whose address cannot be read');
	}
	const next = new URL(link, baseUrl);
	if (next.origin !== new URL(baseUrl).origin) {
		throw new WebexPageError(
			`Webex named a next page on ${next.host}, another host than ${new URL(baseUrl).host}: it is not followed, so that the token stays where it belongs`,
		);
	}
	// Known defect: a next link without the filter makes page two fail for bots.
	for (const filter of operation.paging?.filters ?? []) {
		const value = input[filter];
		if (value !== undefined && !next.searchParams.has(filter)) {
			next.searchParams.set(filter, String(value));
		}
	}
	// Another known defect: `max=null`. The rest of the link is not changed.
	const [first = baseUrl] = visited;
	const max = new URL(first).searchParams.get('max') ?? '';
	next.search = next.search.replace(/(?<=[?&])max=null(?=&|$)/, max && `max=${max}`);
	if (visited.has(next.href)) {
		throw new WebexPageError(
			'Webex named a next page that was read before: the listing would never end',
		);
	}
	return next.href;
}
