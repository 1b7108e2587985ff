import { whole } from './whole.ts';

const uuid = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
const link = `(?:webexteams://im\\?space=|https://[\\w.-]*webex\\.com/(?:[\\w-]+/)*spaces?/)(${uuid})`;

/** A room, chosen from a list, by its title, by a link of the Webex app, or by ID. */
export const room = {
	displayName: 'Room',
	name: 'roomId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	idType: 'ROOM',
	description: 'The room (space) in Webex',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a room (space)...',
			typeOptions: { searchListMethod: 'searchRooms', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Network Operations',
			hint: 'The whole title, in any case; or a part of it, where no room (space) has it as a whole. Exactly one has to fit. An agent has to give the whole title.',
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
					properties: { regex: `${link}.*`, errorMessage: 'Not a link to a Webex room (space)' },
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

/** For what cannot be taken back. */
export const wholeRoom = whole(room, {
	name: 'name',
	hint: 'The whole title, in any case. Exactly one room (space) has to have it.',
});
