import { parseId } from '@webex-nodes/client';
import { createSimulator, type Simulator, type SimulatorOptions } from '../simulator.ts';
import { compareShapes, type Difference, isObject } from './compare.ts';
import type { Body, Exchange } from './exchange.ts';

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
	const state = new FittingState(simulator, names);
	const differences: ReplayDifference[] = [];
	const leftOut: number[] = [];
	for (const [index, exchange] of exchanges.entries()) {
		const line = index + 1;
		if (isOAuth(exchange)) {
			leftOut.push(line);
			continue;
		}
		now = exchange.at;
		state.prepare(exchange);
		const { method, path } = exchange.request;
		const response = await simulator.request(requestOf(exchange, names, simulator));
		const found = await compareAnswers(exchange, response, names);
		const request = `${method} ${path.replace(/\?.*/, '')}`;
		differences.push(...found.map((difference) => ({ line, request, ...difference })));
	}
	return { compared: exchanges.length - leftOut.length, leftOut, differences };
}

/** The values of a recording, and what stands for them in the simulator. */
class Names {
	readonly #known = new Map<string, string>();

	knows(recorded: string): boolean {
		return this.#known.has(recorded);
	}

	isUsed(found: string): boolean {
		return [...this.#known.values()].includes(found);
	}

	learn(recorded: unknown, found: unknown): void {
		if (typeof recorded === 'string' && typeof found === 'string') {
			// The first meeting decides: a room found by its title keeps its place in later lists.
			if (!this.#known.has(recorded)) this.#known.set(recorded, found);
		} else if (Array.isArray(recorded) && Array.isArray(found)) {
			for (const [index, item] of recorded.entries()) this.learn(item, found[index]);
		} else if (isObject(recorded) && isObject(found)) {
			for (const [name, value] of Object.entries(recorded)) this.learn(value, found[name]);
		}
	}

	translate(value: unknown): unknown {
		if (typeof value === 'string') return this.#known.get(value) ?? this.text(value);
		if (Array.isArray(value)) return value.map((item) => this.translate(item));
		if (!isObject(value)) return value;
		return Object.fromEntries(
			Object.entries(value).map(([name, inner]) => [name, this.translate(inner)]),
		);
	}

	text(text: string): string {
		// A filter of a webhook, such as `roomId=…`, has its IDs inside.
		return text
			.split(/([,=&])/)
			.map((part) => this.#known.get(part) ?? part)
			.join('');
	}
}

/**
 * Finds, for people and rooms that were there before the recording began, some of the simulator that no other name
 * stands for yet.
 */
class FittingState {
	readonly #simulator: Simulator;
	readonly #names: Names;

	constructor(simulator: Simulator, names: Names) {
		this.#simulator = simulator;
		this.#names = names;
	}

	/** Requests that were refused, and those that make an account, keep their unknown names. */
	prepare({ request, response }: Exchange): void {
		const makesPerson = request.method !== 'GET' && request.path.startsWith('/v1/people');
		if (response.status >= 400 || makesPerson) return;
		const text = decodeURIComponent(`${request.path} ${JSON.stringify(request.body ?? '')}`);
		for (const word of text.split(/[^\w@.-]+/)) if (!this.#names.knows(word)) this.#match(word);
	}

	#match(word: string): void {
		const { world, personalToken, tokens } = this.#simulator;
		const owner = tokens.find(personalToken)?.personId ?? '';
		const type = parseId(word)?.type;
		const people = [...world.people.values()].filter((each) => each.type === 'person');
		const candidates: Readonly<Record<string, () => readonly string[]>> = {
			PEOPLE: () => people.map(({ id }) => id),
			ROOM: () => [...world.rooms.keys()].filter((id) => world.isMember(id, owner)),
			ORGANIZATION: () => [world.organisationId],
		};
		const found = /^[^@]+@[^@]+$/.test(word)
			? people.filter(({ id }) => id !== owner).map(({ email }) => email)
			: candidates[type ?? '']?.();
		const free = found?.find((each) => !this.#names.isUsed(each));
		if (free) this.#names.learn(word, free);
	}
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
	return new Request(url, {
		method: request.method,
		headers: { authorization: `Bearer ${token}`, ...(type && { 'content-type': type }) },
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
	const [before, now] = [recorded, found ?? ''].map((link) => /<([^>]+)>/.exec(link)?.[1]);
	if (!before || !now) return;
	const values = new URL(now).searchParams;
	for (const [name, value] of new URL(before).searchParams) names.learn(value, values.get(name));
}
