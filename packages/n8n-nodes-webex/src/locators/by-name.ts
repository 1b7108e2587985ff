import { findId, type RestClient } from '@webex-nodes/client';
import { hasStatus, ignoring, type WebexApiError } from '@webex-nodes/http';
import { Named } from '../engine/named.ts';
import { type Candidate, type Listed, type Source, sources } from './candidates.ts';
import { fold } from './fold.ts';
import { NameRefused, UnknownName } from './unknown-name.ts';

/** What was read for names, by the run that asked. */
const runs = new WeakMap<object, Map<string, Promise<unknown>>>();

/** Reads once in a run, however many items ask at the same time; also a failure is that of all of them. */
function onceIn<Value>(run: object, key: string, read: () => Promise<Value>): Promise<Value> {
	const known = runs.get(run) ?? new Map<string, Promise<unknown>>();
	runs.set(run, known);
	const reading = known.get(key) ?? read();
	known.set(key, reading);
	return reading as Promise<Value>;
}

/**
 * The same values with IDs in place of names. Rooms and teams are listed once in a run, whatever the number of items and
 * titles, and a person is looked up once: what is renamed meanwhile stays the same object until the end of the run.
 * @throws {@link UnknownName} where not exactly one object has the name.
 */
export async function withIds<Given>(webex: RestClient, given: Given, run: object): Promise<Given> {
	if (!hasNames(given)) return given;
	const find: Find = async (named) => {
		const { text, field, parts } = named;
		return await idOf(webex, named, run).catch(async (error: unknown) => {
			if (parts && isUnknown(error)) return await replaced(parts, find);
			if (!field.isOneByOne || !UnknownName.is(error)) throw error;
			return new Named(text, field, { reason: `${error.message}. ${error.advice}` });
		});
	};
	return (await replaced(given, find)) as Given;
}

/** Nothing has the name, or what would be one is too much for Webex. */
const isUnknown = (error: unknown): boolean =>
	hasStatus(error, 400) || (UnknownName.is(error) && !error.isAmbiguous);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

function hasNames(value: unknown): boolean {
	if (value instanceof Named) return true;
	if (Array.isArray(value)) return value.some(hasNames);
	return isRecord(value) && Object.values(value).some(hasNames);
}

type Find = (named: Named) => Promise<unknown>;

async function replaced(value: unknown, find: Find): Promise<unknown> {
	if (value instanceof Named) return await find(value);
	if (Array.isArray(value)) {
		// A name may turn out to be several.
		const all = value.map(async (each) =>
			each instanceof Named ? await find(each) : [await replaced(each, find)],
		);
		return (await Promise.all(all)).flat();
	}
	if (!isRecord(value)) return value;
	const entries = Object.entries(value).map(
		async ([name, each]) => [name, await replaced(each, find)] as const,
	);
	return Object.fromEntries(await Promise.all(entries));
}

async function idOf(webex: RestClient, named: Named, run: object): Promise<string> {
	const { text, field, parts } = named;
	const source = sources[field.idType];
	if (!source) throw new Error(`Nothing finds a ${field.idType} by its name`);
	const key = `${field.idType} ${source.isOfAll ? '' : text}`;
	const listed = await onceIn(run, key, async () => await source.list(webex, text)).catch(
		(error: unknown) => {
			if (hasStatus(error, 403)) throw new NameRefused(named, error as WebexApiError);
			throw error;
		},
	);
	const { id, found = [], like = [] } = pick(named, source, listed);
	if (id !== undefined) return id;
	if (found.length > 0) throw new UnknownName(named, { found: await withTeams(webex, found) });
	const near =
		like.length > 0 || parts
			? like
			: await onceIn(
					run,
					`near ${key} ${text}`,
					async () => await source.near(webex, text, listed),
				);
	throw new UnknownName(named, { near, count: listed.found.length });
}

interface Picked {
	/** Of the one that has the name. */
	readonly id?: string;
	/** All that could be meant. */
	readonly found?: readonly Candidate[];
	/** Those that have it as a part, where that does not count. */
	readonly like?: readonly Candidate[];
}

function pick(
	{ text, field, isWhole }: Named,
	{ isOfAll }: Source,
	{ found, isCut, by }: Listed,
): Picked {
	const wanted = fold(text);
	// Of an emoji, its form may be left alone.
	if (wanted === '') return {};
	const same = found.filter(({ name }) => fold(name) === wanted);
	const id = isOfAll ? findId(field.idType, text) : undefined;
	// A title may look like an address, or like a part of an ID.
	if (same.length === 0 && id !== undefined) return { id };
	const like = found.filter(({ name }) => by !== undefined || fold(name).includes(wanted));
	const isPart = same.length === 0 && by !== 'identity';
	// Of more than could be read, a part of the name proves nothing.
	if (isPart && (isWhole || (isCut && like.length === 1))) return { like };
	const candidates = same.length > 0 ? same : like;
	const [one] = candidates;
	if (!one || candidates.length > 1) return { found: candidates };
	return { id: (field.email === 'only' && one.email) || one.id };
}

const maxTeams = 10;

/** Rooms of one title mostly belong to different teams. Their names are left out where Webex does not show them. */
async function withTeams(
	webex: RestClient,
	found: readonly Candidate[],
): Promise<readonly Candidate[]> {
	const shown = found.slice(0, maxTeams).map(async (one) => {
		const { teamId, facts } = one;
		if (!teamId) return one;
		const team = await webex.teams.get({ teamId }).catch(ignoring(403, 404));
		return team?.name ? { ...one, facts: [...facts, `of the team ${team.name}`] } : one;
	});
	return [...(await Promise.all(shown)), ...found.slice(maxTeams)];
}
