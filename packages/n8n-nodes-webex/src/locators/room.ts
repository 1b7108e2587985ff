import type { RestClient, Room } from '@webex-nodes/client';
import type { INodeListSearchResult } from 'n8n-workflow';
import { fold } from './fold.ts';
import { kindOf } from './room-kind.ts';
import { searching } from './search.ts';

/** Webex cannot search rooms by title, so pages are read, newest activity first, until enough match. */
export const searchRooms = searching((webex, wanted, from) => findRooms(webex, wanted, from));

const enough = 20; // results
const maxPages = 3;

export async function findRooms(
	webex: RestClient,
	given: string,
	from: string | undefined,
): Promise<INodeListSearchResult> {
	const wanted = fold(given);
	const results: INodeListSearchResult['results'] = [];
	let pages = 0;
	const options = { pageSize: wanted ? 1000 : 100, ...(from && { from }) };
	for await (const { items, next } of webex.rooms
		.list({ sortBy: 'lastactivity' }, options)
		.pages()) {
		results.push(...items.filter((item) => fold(titleOf(item)).includes(wanted)).map(entry));
		pages += 1;
		if (next && (!wanted || results.length >= enough || pages >= maxPages)) {
			return { results, paginationToken: next };
		}
	}
	return { results };
}

const titleOf = ({ title, id }: Room) => title ?? id;
const entry = (found: Room) => ({ name: `${titleOf(found)} (${kindOf(found)})`, value: found.id });
