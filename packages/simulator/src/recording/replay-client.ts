import type { HttpRequest, HttpResponse, Transport } from '@webex-nodes/http';
import { compareShapes } from './compare.ts';
import type { Exchange } from './exchange.ts';
import { inputHeaders } from './words.ts';

/**
 * Answers a client from a recording, in order.
 * @throws Error (by the transport) when a request is not the recorded one: its method, its path, the names in its
 * query, the inputs among its headers, or the fields of its body. IDs come from the answers, so they are the same.
 */
export function replayTransport(exchanges: readonly Exchange[]): {
	readonly transport: Transport;
	/** How many exchanges nobody has asked for yet. */
	readonly remaining: () => number;
} {
	let position = 0;
	const transport: Transport = async (request) => {
		const exchange = exchanges[position];
		position += 1;
		const line = `Request ${position}, ${request.method} ${new URL(request.url).pathname}`;
		if (!exchange) throw new Error(`${line}: the recording has no more requests.`);
		const problems = differencesOf(request, exchange);
		if (problems.length > 0) throw new Error(`${line}: ${problems.join('; ')}.`);
		return answerOf(exchange);
	};
	return { transport, remaining: () => Math.max(0, exchanges.length - position) };
}

function differencesOf(sending: HttpRequest, { request }: Exchange): string[] {
	const { method, url, body } = sending;
	const [sent, recorded] = [new URL(url), new URL(request.path, url)];
	const lines = ([pathname, search]: [string, URLSearchParams]) =>
		`${pathname}?${[...new Set(search.keys())].sort().join('&')}`;
	const [is, was] = [sent, recorded].map((each) => lines([each.pathname, each.searchParams]));
	const inLine = `${method} ${is}` === `${request.method} ${was}`;
	const json = request.body && 'json' in request.body ? request.body.json : undefined;
	const given: unknown = typeof body === 'string' && json !== undefined ? JSON.parse(body) : json;
	const [heads, headsBefore] = [sending, request].map(inputsAmongHeaders);
	return [
		...(inLine ? [] : [`the recording has ${request.method} ${was}`]),
		...((body === undefined) === (request.body === undefined) ? [] : ['only one has a body']),
		...(!inLine || heads === headsBefore ? [] : [`its headers have ${heads}, not ${headsBefore}`]),
		...compareShapes(json, given).map(
			({ at, recorded: before, found }) => `${at} is ${found}, was ${before}`,
		),
	];
}

const inputsAmongHeaders = ({ headers }: Pick<HttpRequest, 'headers'>): string =>
	Object.keys(headers ?? {})
		.map((name) => name.toLowerCase())
		.filter((name) => inputHeaders.has(name))
		.sort()
		.join(' and ') || 'no inputs';

function answerOf({ at, response: { status, headers, body } }: Exchange): HttpResponse {
	const text = body && 'json' in body ? JSON.stringify(body.json) : '';
	return {
		status,
		headers: { ...headers, date: new Date(at).toUTCString() },
		body: new TextEncoder().encode(text),
	};
}
