import { appLink, idKey, type RestClient } from '@webex-nodes/client';
import { hasStatus, ignoring } from '@webex-nodes/http';
import { accountOf } from '../n8n/client.ts';
import { createDirectory, type Directory, lookUp, type Names, type Reading } from './directory.ts';
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

interface Directories {
	readonly rooms: Directory;
	readonly people: Directory;
}

const directories = new WeakMap<object, Map<string, Directories>>();

function directoriesOf(webex: RestClient): Directories {
	const { account, baseUrl } = accountOf(webex);
	const ofAccount = directories.get(account) ?? new Map<string, Directories>();
	directories.set(account, ofAccount);
	const found = ofAccount.get(baseUrl) ?? { rooms: createDirectory(), people: createDirectory() };
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
	const roomIds = new Set<string>();
	const personIds = new Set<string>();
	for (const { roomId, roomTitle, personId } of items) {
		if (roomId && !roomTitle) roomIds.add(roomId);
		if (personId) personIds.add(personId);
	}
	const { rooms, people } = directoriesOf(webex);
	const [titles, names] = await Promise.all([
		isWanted('roomTitle')
			? lookUp(rooms, roomIds, (ids, signal) => titlesOf(webex, ids, { signal }))
			: nothing,
		isWanted('personName')
			? lookUp(people, personIds, (ids, signal) => namesOf(webex, ids, { signal }))
			: nothing,
	]);
	return given.map((item) => {
		const { id, roomId, personId, roomTitle, kind } = item as InRoom;
		if (!roomId) return item;
		const title = roomTitle ?? titles.get(roomId);
		const name = personId && names.get(personId);
		const link = id && kind !== 'deleted' ? appLink(roomId, id) : undefined;
		// One copy: a run may have ten thousand of them.
		const named: Given & Added = { ...item };
		if (title) named.roomTitle = title;
		if (name) named.personName = name;
		if (link) named.link = link;
		return named;
	});
}

interface Added {
	roomTitle?: string;
	personName?: string;
	link?: string;
}

const nothing: Names = new Map();

/** More rooms than this are found in the list of all. */
const maxSingle = 8;

async function titlesOf(
	webex: RestClient,
	ids: readonly string[],
	call: { readonly signal: AbortSignal },
): Promise<Reading> {
	const titles = new Map<string, string | undefined>();
	if (ids.length <= maxSingle) {
		const failures = await each(ids, async (roomId) => {
			const room = await webex.rooms.get({ roomId }, call).catch(ignoring(404));
			titles.set(idKey(roomId), room?.title);
		});
		const failure = worst(failures);
		// Webex showed others: it refuses these rooms, and not the account.
		if (titles.size > 0 && hasStatus(failure, 403)) {
			return { names: new Map([...ids.map((id) => [idKey(id), undefined] as const), ...titles]) };
		}
		return { names: titles, failure };
	}
	const missing = new Set(ids.map(idKey));
	const list = webex.rooms.list({ sortBy: 'lastactivity' }, { pageSize: 1000, ...call });
	let pages = 0;
	try {
		for await (const { items } of list.pages()) {
			for (const { id, title } of items) {
				titles.set(idKey(id), title);
				missing.delete(idKey(id));
			}
			pages += 1;
			// Never more requests than one for each room.
			if (missing.size === 0 || pages >= ids.length) break;
		}
	} catch (failure) {
		return { names: titles, failure };
	}
	return { names: titles };
}

/** Webex takes this many in one request. @see https://developer.webex.com/docs/api/v1/people/list-people */
const maxIds = 85;

async function namesOf(
	webex: RestClient,
	ids: readonly string[],
	call: { readonly signal: AbortSignal },
): Promise<Reading> {
	const names = new Map<string, string | undefined>();
	const parts = Array.from({ length: Math.ceil(ids.length / maxIds) }, (_, part) =>
		ids.slice(part * maxIds, (part + 1) * maxIds),
	);
	const failures = await each(parts, async (part) => {
		const people = webex.people.list({ id: part.join(','), excludeStatus: true }, call);
		for await (const { id, displayName, emails } of people) {
			names.set(idKey(id), displayName ?? emails[0]);
		}
	});
	return { names, failure: worst(failures) };
}

/** A refusal may be about one of them only. */
const worst = (failures: readonly unknown[]): unknown =>
	failures.find((failure) => !hasStatus(failure, 403)) ?? failures[0];

/** Does all at the same time, and returns the failures: none of them ends the others. */
async function each<Value>(
	values: readonly Value[],
	work: (value: Value) => Promise<void>,
): Promise<readonly unknown[]> {
	const outcomes = await Promise.allSettled(values.map(work));
	return outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
}
