import { createSimulator, type Simulator, type SimulatorOptions } from '../simulator.ts';
import { compareShapes, type Difference } from './compare.ts';
import type { Body, Exchange } from './exchange.ts';
import { Fitting } from './fitting.ts';
import { Names } from './names.ts';
import { inputHeaders } from './words.ts';

export interface ReplayDifference extends Difference {
	/** Counted from 1, as the lines of the file. */
	readonly line: number;
	readonly request: string;
}

export interface ReplayResult {
	readonly compared: number;
	/** Lines that were not sent: OAuth, whose codes and secrets are not in a recording. */
	readonly leftOut: readonly number[];
	readonly differences: readonly ReplayDifference[];
}

const isOAuth = ({ request }: Exchange) =>
	/^\/(v1\/(authorize|access_token|device)|idb|verify)\b/.test(request.path);

/**
 * Sends a recording to a simulator and compares status, important headers, fields and types. Objects that the recording
 * names are matched with those of the simulator as the answers show them; the clock is that of the recording.
 */
export async function replayOnSimulator(
	exchanges: readonly Exchange[],
	options: Omit<SimulatorOptions, 'now'> = {},
): Promise<ReplayResult> {
	let now = exchanges[0]?.at ?? Date.now();
	const simulator = createSimulator({ ...options, now: () => now });
	const names = new Names();
	const fitting = new Fitting(simulator, names);
	const differences: ReplayDifference[] = [];
	const leftOut: number[] = [];
	for (const [index, exchange] of exchanges.entries()) {
		const line = index + 1;
		if (isOAuth(exchange)) {
			leftOut.push(line);
			continue;
		}
		now = exchange.at;
		fitting.prepare(exchange);
		const { method, path } = exchange.request;
		const response = await simulator.request(requestOf(exchange, names, simulator));
		const found = await compareAnswers(exchange, response, names);
		const request = `${method} ${path.replace(/\?.*/, '')}`;
		differences.push(...found.map((difference) => ({ line, request, ...difference })));
	}
	return { compared: exchanges.length - leftOut.length, leftOut, differences };
}

const base = 'https://simulator.test';

function requestOf({ request, response }: Exchange, names: Names, simulator: Simulator): Request {
	const recorded = new URL(request.path, base);
	const path = recorded.pathname
		.split('/')
		.map((part) => encodeURIComponent(names.text(decodeURIComponent(part))))
		.join('/');
	const query = new URLSearchParams();
	for (const [name, value] of recorded.searchParams) query.append(name, names.text(value));
	const url = `${base}${path}${query.size > 0 ? `?${query}` : ''}`;
	const isRefused = response.status === 401 || !request.headers['authorization'];
	const token = isRefused ? 'no-token' : simulator.personalToken;
	const { type, content } = contentOf(request.body, names);
	const inputs = Object.entries(request.headers)
		.filter(([name]) => inputHeaders.has(name))
		.map(([name, value]) => [name, names.text(value)]);
	return new Request(url, {
		method: request.method,
		headers: {
			authorization: `Bearer ${token}`,
			...Object.fromEntries(inputs),
			...(type && { 'content-type': type }),
		},
		...(content !== undefined && { body: content }),
	});
}

function contentOf(
	body: Body | undefined,
	names: Names,
): { readonly type?: string; readonly content?: FormData | URLSearchParams | string } {
	if (!body) return {};
	if ('json' in body) {
		return { type: 'application/json', content: JSON.stringify(names.translate(body.json)) };
	}
	if ('form' in body) {
		const form = new URLSearchParams();
		for (const [name, value] of body.form) form.append(name, names.text(value));
		return { content: form };
	}
	if ('multipart' in body) {
		const form = new FormData();
		for (const { name, value, file } of body.multipart) {
			const translated = names.translate(value);
			if (file !== undefined) form.append(name, new File(['replayed'], file));
			else
				form.append(name, typeof translated === 'string' ? translated : JSON.stringify(translated));
		}
		return { content: form };
	}
	return { type: 'application/octet-stream', content: 'x'.repeat(body.bytes) };
}

async function compareAnswers(
	{ response: recorded }: Exchange,
	response: Response,
	names: Names,
): Promise<Difference[]> {
	const text = await response.text();
	const type = /^[^;]*/.exec(response.headers.get('content-type') ?? '')?.[0] ?? '';
	const simple = [
		['status', String(recorded.status), String(response.status)],
		['content-type', recorded.headers['content-type'] ?? '', type],
		...['link', 'retry-after', 'allow'].map((name) => [
			name,
			name in recorded.headers ? 'there' : 'missing',
			response.headers.has(name) ? 'there' : 'missing',
		]),
	];
	const found = simple.flatMap(([at = '', before = '', now = '']) =>
		before === now ? [] : [{ at, recorded: before, found: now }],
	);
	// Of a failure in place of an answer, the fields say nothing.
	if (recorded.status < 400 !== response.status < 400) return found;
	if (!recorded.body || !('json' in recorded.body) || !/json/.test(type)) return found;
	const body: unknown = JSON.parse(text);
	names.learn(recorded.body.json, body);
	learnLink(recorded.headers['link'], response.headers.get('link'), names);
	return [...found, ...compareShapes(recorded.body.json, body)];
}

/** The cursor of a next page. */
function learnLink(recorded = '', found: string | null, names: Names): void {
	const [before, now] = [recorded, found ?? ''].map((link) => /<([^<>]+)>/.exec(link)?.[1]);
	if (!before || !now) return;
	const values = new URL(now).searchParams;
	for (const [name, value] of new URL(before).searchParams) names.learn(value, values.get(name));
}
