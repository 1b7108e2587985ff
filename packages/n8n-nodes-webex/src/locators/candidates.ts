import { findId, type Person, type RestClient, type Room, type Team } from '@webex-nodes/client';
import { WebexError } from '@webex-nodes/http';
import { isEmail } from '../engine/named.ts';
import { fold, sharedWords } from './fold.ts';
import { kindOf } from './room-kind.ts';

/** Something that a name may stand for. */
export interface Candidate {
	readonly id: string;
	readonly name: string;
	/** What tells it from others of the same name. */
	readonly facts: readonly string[];
	readonly teamId?: string | undefined;
	readonly email?: string | undefined;
}

export interface Listed {
	readonly found: readonly Candidate[];
	/** There are more, which were not read. */
	readonly isCut: boolean;
	/** What Webex compared itself. */
	readonly by?: 'beginning' | 'identity';
}

/** How objects of a kind are found by their name. */
export interface Source {
	readonly list: (webex: RestClient, text: string) => Promise<Listed>;
	/** What a person or a model may have meant, where nothing has the name. */
	readonly near: (webex: RestClient, text: string, listed: Listed) => Promise<readonly Candidate[]>;
	/** The list is the same for all names. */
	readonly isOfAll: boolean;
}

const pageSize = 1000;
/** Of an account with more than 20,000 rooms, those with the latest activity are compared. */
const maxPages = 20;

async function readPages<Item extends { readonly id: string }>(
	pages: AsyncIterable<{ readonly items: readonly Item[]; readonly next?: string }>,
): Promise<{ readonly items: Item[]; readonly count: number; readonly isCut: boolean }> {
	const items: Item[] = [];
	let count = 0;
	for await (const page of pages) {
		items.push(...page.items);
		count += 1;
		if (count === maxPages) return { items, count, isCut: page.next !== undefined };
	}
	return { items, count, isCut: false };
}

async function listRooms(webex: RestClient): Promise<Listed> {
	const read = async (size: number) =>
		webex.rooms.list({ sortBy: 'lastactivity' }, { pageSize: size }).pages();
	const { items, count, isCut } = await readPages(await read(pageSize));
	if (count > 1) {
		// Somebody may have written in a room meanwhile: it moved to a page that was read before.
		for await (const page of await read(100)) {
			items.push(...page.items);
			break;
		}
	}
	const rooms = [...new Map(items.map((room) => [room.id, room])).values()];
	return { found: rooms.map(roomCandidate), isCut };
}

const minute = (time: string) => `${time.slice(0, 16).replace('T', ' ')} UTC`;

const roomCandidate = (room: Room): Candidate => ({
	id: room.id,
	name: room.title ?? '',
	facts: [kindOf(room), room.lastActivity ? `last active ${minute(room.lastActivity)}` : ''],
	teamId: room.teamId,
});

async function listTeams(webex: RestClient): Promise<Listed> {
	const { items, isCut } = await readPages(webex.teams.list({}, { pageSize }).pages());
	return { found: items.map(teamCandidate), isCut };
}

const teamCandidate = ({ id, name = '', created }: Team): Candidate => ({
	id,
	name,
	facts: ['team', created ? `created ${minute(created)}` : ''],
});

/** Webex finds people by the beginning of their name, by the whole address, or by ID. */
async function listPeople(webex: RestClient, text: string): Promise<Listed> {
	if (text.toLowerCase() === 'me') {
		const found = [personCandidate(await webex.people.me())];
		return { found, isCut: false, by: 'identity' };
	}
	const id = findId('PEOPLE', text);
	const hasAddress = isEmail(text);
	const query = id
		? { id }
		: hasAddress
			? { email: text }
			: { displayName: text.replaceAll(/\s+/g, ' ') };
	const people = webex.people.list({ ...query, excludeStatus: true }, { pageSize: 100 });
	const { items, isCut } = await readPages(people.pages());
	const by = id || hasAddress ? 'identity' : 'beginning';
	return { found: items.map(personCandidate), isCut, by };
}

const personCandidate = ({ id, displayName, emails: [email = ''], type }: Person): Candidate => ({
	id,
	name: displayName ?? email,
	facts: [type && type !== 'person' ? type : 'person', email],
	email,
});

const maxNear = 5;

async function nearest(_: RestClient, text: string, { found }: Listed) {
	const shared = found.map((one) => [sharedWords(text, one.name), one] as const);
	const like = shared.filter(([count]) => count > 0).sort(([one], [other]) => other - one);
	return (like.length > 0 ? like : shared).slice(0, maxNear).map(([, one]) => one);
}

/** By the first word: a model often knows only that for sure. */
async function nearPeople(webex: RestClient, text: string) {
	const [first = ''] = text.split(/[\s.@]+/);
	if (first.length < 2 || fold(first) === fold(text)) return [];
	const people = await listPeople(webex, first).catch((error: unknown) => {
		// That nobody has the name is worth more. A cancelled execution has an error that is none of Webex.
		if (!WebexError.is(error)) throw error;
		return { found: [] };
	});
	return people.found.slice(0, maxNear);
}

export const sources: Readonly<Record<string, Source>> = {
	PEOPLE: { list: listPeople, near: nearPeople, isOfAll: false },
	ROOM: { list: listRooms, near: nearest, isOfAll: true },
	TEAM: { list: listTeams, near: nearest, isOfAll: true },
};
