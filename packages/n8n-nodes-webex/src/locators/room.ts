import type { RestClient, Room } from '@webex-nodes/client';
import type { INodeListSearchResult } from 'n8n-workflow';
import { searching } from './search.ts';

const uuid = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
const link = `(?:webexteams://im\\?space=|https://[\\w.-]*webex\\.com/(?:[\\w-]+/)*spaces?/)(${uuid})`;

/** A room, chosen from a list, by a link of the Webex app, or by ID. */
export const room = {
	displayName: 'Room',
	name: 'roomId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	idType: 'ROOM',
	description: 'The room, which the Webex app calls a space',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a room...',
			typeOptions: { searchListMethod: 'searchRooms', searchable: true },
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://web.webex.com/spaces/3f0a4c5e-8a57-4b0e-9a3e-2b7d1c6f5e4d',
			extractValue: { type: 'regex', regex: link },
			validation: [
				{
					type: 'regex',
					properties: { regex: `${link}.*`, errorMessage: 'Not a link to a Webex space' },
				},
			],
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. Y2lzY29zcGFyazovL3VzL1JPT00v...',
		},
	],
} as const;

/** Webex cannot search rooms by title, so pages are read, newest activity first, until enough match. */
export const searchRooms = searching((webex, wanted, from) =>
	findRooms(webex, wanted.toLowerCase(), from),
);

const enough = 20;
const mostPages = 3;

export async function findRooms(
	webex: RestClient,
	wanted: string,
	from: string | undefined,
): Promise<INodeListSearchResult> {
	const results: INodeListSearchResult['results'] = [];
	let pages = 0;
	const options = { pageSize: wanted ? 1000 : 100, ...(from && { from }) };
	for await (const { items, next } of webex.rooms
		.list({ sortBy: 'lastactivity' }, options)
		.pages()) {
		results.push(
			...items.filter((item) => titleOf(item).toLowerCase().includes(wanted)).map(entry),
		);
		pages += 1;
		if (next && (!wanted || results.length >= enough || pages >= mostPages)) {
			return { results, paginationToken: next };
		}
	}
	return { results };
}

const titleOf = ({ title, id }: Room) => title ?? id;
const entry = (found: Room) => ({ name: titleOf(found), value: found.id });
