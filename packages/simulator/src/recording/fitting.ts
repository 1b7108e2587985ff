import { parseId, rest } from '@webex-nodes/client';
import type { Simulator } from '../simulator.ts';
import { occurrencesOf } from '../world/meetings/occurrences.ts';
import { siteUrl } from '../world/meetings/site.ts';
import { isObject } from './compare.ts';
import type { Exchange } from './exchange.ts';
import type { Names } from './names.ts';

/**
 * Finds, for people, rooms, meetings and what these left behind, if they were there before the recording began, some of the
 * simulator that no other name stands for yet.
 */
export class Fitting {
	readonly #simulator: Simulator;
	readonly #names: Names;
	/** Whose requests are replayed. */
	readonly #ownerId: string;

	constructor(simulator: Simulator, names: Names) {
		this.#simulator = simulator;
		this.#names = names;
		this.#ownerId = simulator.tokens.find(simulator.personalToken)?.personId ?? '';
	}

	/** Requests that were refused, and those that make an account, keep their unknown names. */
	prepare(exchange: Exchange): void {
		const { request, response } = exchange;
		const makesPerson = request.method !== 'GET' && request.path.startsWith('/v1/people');
		if (response.status >= 400 || makesPerson) return;
		for (const [input, value] of inputsOf(request)) {
			this.#match(value, () => this.#belongings(input, value, isOfRunning(exchange)));
		}
		const inHeaders = Object.values(request.headers).join(' ');
		const inBody = JSON.stringify(request.body ?? '');
		const text = decodeURIComponent(`${request.path} ${inHeaders} ${inBody}`);
		for (const word of text.split(/[^\w@.-]+/)) this.#match(word, () => this.#things(word));
	}

	#match(word: string, candidates: () => readonly string[]): void {
		if (this.#names.knows(word)) return;
		const free = candidates().find((each) => !this.#names.isUsed(each));
		if (free) this.#names.learn(word, free);
	}

	/** What the form of a word alone tells. */
	#things(word: string): readonly string[] {
		const { world } = this.#simulator;
		const people = [...world.people.values()].filter((each) => each.type === 'person');
		if (/^[^@]+@[^@]+$/.test(word)) {
			return people.filter(({ id }) => id !== this.#ownerId).map(({ email }) => email);
		}
		if (/^[\w-]+\.webex\.com$/.test(word)) return [siteUrl];
		const candidates: Readonly<Record<string, () => readonly string[]>> = {
			PEOPLE: () => people.map(({ id }) => id),
			ROOM: () => [...world.rooms.keys()].filter((id) => world.isMember(id, this.#ownerId)),
			ORGANIZATION: () => [world.organisationId],
		};
		return candidates[parseId(word)?.type ?? '']?.() ?? [];
	}

	/** What the owner of the token has of the family of meetings, the newest first. Only the name of the input tells which. */
	#belongings(input: string, value: string, isRunning: boolean): readonly string[] {
		const { meetings } = this.#simulator.world;
		const own = [...meetings.series.values()].filter(({ hostId }) => hostId === this.#ownerId);
		const held = own
			.flatMap(({ id }) => meetings.instances.of(id))
			.filter(({ state }) => (state !== 'ended') === isRunning)
			.toReversed();
		const idsOf = (records: { of: (id: string) => readonly { readonly id: string }[] }) =>
			held.flatMap(({ id }) => records.of(id).map((record) => record.id));
		const candidates: Readonly<Record<string, () => readonly string[]>> = {
			meetingId: () => {
				if (value.includes('_I_')) return held.map(({ id }) => id);
				if (!value.includes('_')) return own.map(({ id }) => id);
				return own.flatMap((series) => [...occurrencesOf(series)].map(({ id }) => id));
			},
			meetingSeriesId: () => own.map(({ id }) => id),
			meetingNumber: () => own.map(({ meetingNumber }) => meetingNumber),
			participantId: () => idsOf(meetings.participants),
			recordingId: () => idsOf(meetings.recordings),
			recordingIds: () => idsOf(meetings.recordings),
			summaryId: () => idsOf(meetings.summaries),
			transcriptId: () => idsOf(meetings.transcripts),
		};
		return candidates[input]?.() ?? [];
	}
}

/** Whether it was about a meeting while that took place. */
const isOfRunning = ({ request, response }: Exchange): boolean =>
	/\/(?:controls|end|admit|callout)\b/.test(request.path) ||
	(request.method === 'PUT' && request.path.startsWith('/v1/meetingParticipants')) ||
	JSON.stringify(response.body ?? '').includes('"state":"inProgress"');

/** Of all operations; those with the fewest inputs in their paths first. */
const templates = Object.values(rest)
	.flatMap((contract) =>
		Object.values<{ readonly method: string; readonly path: string }>(contract),
	)
	.toSorted((one, other) => inputsIn(one.path) - inputsIn(other.path))
	.map(({ method, path }) => ({
		method,
		form: new RegExp(`^/v1${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
	}));

function inputsIn(path: string): number {
	return path.split('{').length;
}

/** Every input of a request with its name: of the path, the query and the body. */
function inputsOf({ method, path, body }: Exchange['request']): [string, string][] {
	const { pathname, searchParams } = new URL(path, 'https://webexapis.com');
	const found = templates
		.filter((template) => template.method === method)
		.map(({ form }) => form.exec(pathname))
		.find((match) => match !== null);
	const inPath = Object.entries(found?.groups ?? {}).map(([name, value]): [string, string] => {
		return [name, decodeURIComponent(value)];
	});
	const inBody = body && 'json' in body ? valuesOf(body.json) : [];
	return [...inPath, ...searchParams, ...inBody];
}

function valuesOf(value: unknown, name = ''): [string, string][] {
	if (typeof value === 'string') return [[name, value]];
	if (Array.isArray(value)) return value.flatMap((item) => valuesOf(item, name));
	if (!isObject(value)) return [];
	return Object.entries(value).flatMap(([field, inner]) => valuesOf(inner, field));
}
