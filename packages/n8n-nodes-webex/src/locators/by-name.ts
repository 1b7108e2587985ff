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
	const find: Find = async (named) =>
		await idOf(webex, named, run).catch((error: unknown) => {
			const { text, field } = named;
			if (!field.isOneByOne || !UnknownName.is(error)) throw error;
			return new Named(text, field, `${error.message}. ${error.advice}`);
		});
	return (await replaced(given, find)) as Given;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

function hasNames(value: unknown): boolean {
	if (value instanceof Named) return true;
	if (Array.isArray(value)) return value.some(hasNames);
	return isRecord(value) && Object.values(value).some(hasNames);
}

type Find = (named: Named) => Promise<Named | string>;

async function replaced(value: unknown, find: Find): Promise<unknown> {
	if (value instanceof Named) return await find(value);
	if (Array.isArray(value)) {
		return await Promise.all(value.map(async (each) => await replaced(each, find)));
	}
	if (!isRecord(value)) return value;
	const entries = Object.entries(value).map(
		async ([name, each]) => [name, await replaced(each, find)] as const,
	);
	return Object.fromEntries(await Promise.all(entries));
}

async function idOf(webex: RestClient, named: Named, run: object): Promise<string> {
	const { text, field } = named;
	const source = sources[field.idType];
	if (!source) throw new Error(`Nothing finds a ${field.idType} by its name`);
	const key = `${field.idType} ${source.isOfAll ? '' : text}`;
	const listed = await onceIn(run, key, async () => await source.list(webex, text)).catch(
		(error: unknown) => {
			if (hasStatus(error, 403)) throw new NameRefused(named, error as WebexApiError);
			throw error;
		},
	);
	const found = pick(named, source, listed);
	if (typeof found === 'string') return found;
	if (found.length > 1) throw new UnknownName(named, { found: await withTeams(webex, found) });
	const near = await onceIn(
		run,
		`near ${key} ${text}`,
		async () => await source.near(webex, text, listed),
	);
	throw new UnknownName(named, { near, count: listed.found.length });
}

/** The one that has the name, or all that could be meant. */
function pick(
	{ text, field }: Named,
	{ isOfAll }: Source,
	{ found, isCut, by }: Listed,
): readonly Candidate[] | string {
	const wanted = fold(text);
	const same = found.filter(({ name }) => fold(name) === wanted);
	const id = isOfAll ? findId(field.idType, text) : undefined;
	// A title may look like an address, or like a part of an ID.
	if (same.length === 0 && id !== undefined) return id;
	const isLike = ({ name }: Candidate) =>
		by === 'identity' || (!field.isWhole && (by === 'beginning' || fold(name).includes(wanted)));
	const like = found.filter(isLike);
	const candidates = same.length > 0 ? same : like;
	const [one] = candidates;
	// Of more than could be read, a part of the name proves nothing.
	const isProven = same.length > 0 || !isCut;
	if (!one || candidates.length > 1 || !isProven) return candidates;
	return (field.email === 'only' && one.email) || one.id;
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
