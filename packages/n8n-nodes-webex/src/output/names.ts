import { appLink, idKey, type RestClient } from '@webex-nodes/client';
import { hasStatus, ignoring } from '@webex-nodes/http';
import { readAll } from '../n8n/bound.ts';
import { accountOf } from '../n8n/client.ts';
import { fieldsOf, type Shape } from './shape.ts';

/** What a message, or something else that a person did in a room, says of both. */
interface InRoom {
	readonly id?: string;
	readonly roomId?: string;
	readonly personId?: string;
	readonly roomTitle?: string | undefined;
	/** `deleted` for what is left of a message. */
	readonly kind?: string;
}

/** Names by the key of their ID, each for a short time: nobody waits for a new name, and nobody sees an old one for long. */
interface Directory {
	readonly known: Map<
		string,
		{ readonly until: number; readonly name: Promise<string | undefined> }
	>;
	/** Milliseconds since the epoch, until when Webex is not asked again after it refused. */
	refusedUntil: number;
}

interface Directories {
	readonly rooms: Directory;
	readonly people: Directory;
}

const fresh = 60_000; // ms
const maxNames = 20_000;
/** A run never waits longer for names. */
const patience = 30_000; // ms

const directory = (): Directory => ({ known: new Map(), refusedUntil: 0 });
const directories = new WeakMap<object, Map<string, Directories>>();

function directoriesOf(webex: RestClient): Directories {
	const { account, baseUrl } = accountOf(webex);
	const ofAccount = directories.get(account) ?? new Map<string, Directories>();
	directories.set(account, ofAccount);
	const found = ofAccount.get(baseUrl) ?? { rooms: directory(), people: directory() };
	ofAccount.set(baseUrl, found);
	return found;
}

/**
 * Adds the title of the room, the name of the person and the address in the Webex app. One request for 85 people, and
 * for a few rooms one each; for many rooms their list is read. What cannot be read is left out.
 */
export async function addNames<Given extends object>(
	webex: RestClient,
	given: readonly Given[],
	shape: Shape,
): Promise<readonly Given[]> {
	const wanted = fieldsOf(shape);
	const isWanted = (name: string) => wanted === undefined || wanted.includes(name);
	const items: readonly InRoom[] = given;
	const roomIds = items.flatMap(({ roomId, roomTitle }) => (roomId && !roomTitle ? [roomId] : []));
	const personIds = items.flatMap(({ personId }) => (personId ? [personId] : []));
	const { rooms, people } = directoriesOf(webex);
	const [titles, names] = await Promise.all([
		isWanted('roomTitle') ? lookUp(rooms, roomIds, (ids) => titlesOf(webex, ids)) : nothing,
		isWanted('personName') ? lookUp(people, personIds, (ids) => namesOf(webex, ids)) : nothing,
	]);
	return given.map((item) => {
		const { id, roomId, personId, roomTitle, kind } = item as InRoom;
		if (!roomId) return item;
		const title = roomTitle ?? titles.get(roomId);
		const name = personId && names.get(personId);
		const link = id && kind !== 'deleted' ? appLink(roomId, id) : undefined;
		// One copy: a run may have ten thousand of them.
		const named: Given & Names = { ...item };
		if (title) named.roomTitle = title;
		if (name) named.personName = name;
		if (link) named.link = link;
		return named;
	});
}

interface Names {
	roomTitle?: string;
	personName?: string;
	link?: string;
}

type NamesById = ReadonlyMap<string, string | undefined>;

const nothing: NamesById = new Map();

/** By the IDs as they are given. */
async function lookUp(
	directory: Directory,
	given: readonly string[],
	read: (ids: readonly string[]) => Promise<NamesById>,
): Promise<NamesById> {
	const { known } = directory;
	const ids = [...new Set(given)];
	const now = Date.now();
	const keys = new Map(ids.map((id) => [idKey(id), id]));
	const missing = [...keys].filter(([key]) => (known.get(key)?.until ?? 0) <= now);
	if (missing.length > 0 && directory.refusedUntil <= now) {
		const reading = read(missing.map(([, id]) => id));
		for (const [key] of missing) {
			const name = reading.then(
				(found) => found.get(key),
				(error: unknown) => {
					// Names are a courtesy: no run fails, or waits again and again, because the credential may not read them.
					if (hasStatus(error, 401, 403)) directory.refusedUntil = Date.now() + fresh;
					known.delete(key);
					return undefined;
				},
			);
			known.set(key, { until: now + fresh, name });
		}
	}
	const entries = [...keys].map(([key, id]) => [key, id, known.get(key)?.name] as const);
	for (const [oldest] of known) {
		if (known.size <= maxNames) break;
		known.delete(oldest);
	}
	const names = new Map<string, string | undefined>();
	for (const [key, , name] of entries) names.set(key, await name);
	return new Map(ids.map((id) => [id, names.get(idKey(id))]));
}

/** More rooms than this are found in the list of all. */
const maxSingle = 8;

async function titlesOf(webex: RestClient, ids: readonly string[]): Promise<NamesById> {
	const call = { signal: AbortSignal.timeout(patience) };
	if (ids.length <= maxSingle) {
		const found = await Promise.all(
			ids.map(async (roomId) => await webex.rooms.get({ roomId }, call).catch(ignoring(404))),
		);
		return new Map(ids.map((id, index) => [idKey(id), found[index]?.title]));
	}
	const titles = new Map<string, string | undefined>();
	const missing = new Set(ids.map(idKey));
	let pages = 0;
	for await (const { items } of webex.rooms
		.list({ sortBy: 'lastactivity' }, { pageSize: 1000, ...call })
		.pages()) {
		for (const { id, title } of items) {
			titles.set(idKey(id), title);
			missing.delete(idKey(id));
		}
		pages += 1;
		// Never more requests than one for each room.
		if (missing.size === 0 || pages >= ids.length) break;
	}
	return titles;
}

/** Webex takes this many in one request. @see https://developer.webex.com/docs/api/v1/people/list-people */
const maxIds = 85;

async function namesOf(webex: RestClient, ids: readonly string[]): Promise<NamesById> {
	const call = { signal: AbortSignal.timeout(patience) };
	const parts = Array.from({ length: Math.ceil(ids.length / maxIds) }, (_, part) =>
		ids.slice(part * maxIds, (part + 1) * maxIds),
	);
	const found = await Promise.all(
		parts.map(
			async (part) =>
				await readAll(webex.people.list({ id: part.join(','), excludeStatus: true }, call)),
		),
	);
	return new Map(
		found.flat().map(({ id, displayName, emails: [email] }) => [idKey(id), displayName ?? email]),
	);
}
