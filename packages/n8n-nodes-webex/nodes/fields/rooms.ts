import { room } from './room.ts';
import { team } from './team.ts';

/** How rooms are chosen where several, or all of them, are meant. */
export const rooms = {
	displayName: 'Rooms',
	name: 'rooms',
	type: 'options',
	noDataExpression: true,
	default: 'all',
	options: [
		{ name: 'All', value: 'all', description: 'Every room (space) that the account is in' },
		{ name: 'By Filter', value: 'filter', description: 'By title, type or team' },
		{ name: 'By List of IDs', value: 'list', description: 'Several rooms (spaces)' },
		{ name: 'One', value: 'one', description: 'One room (space), chosen from a list' },
	],
} as const;

export const oneRoom = { ...room, displayOptions: { show: { rooms: ['one'] } } } as const;

export const roomIds = {
	displayName: 'Room IDs',
	name: 'roomIds',
	type: 'string',
	list: 'names',
	idType: 'ROOM',
	default: '',
	required: true,
	placeholder: 'e.g. Y2lzY29zcGFyazovL3VzL1JPT00v..., Y2lzY29zcGFyazovL3VzL1JPT00v...',
	description:
		'IDs of the rooms (spaces), separated by commas, or an expression that returns a list',
	displayOptions: { show: { rooms: ['list'] } },
} as const;

export const roomFilters = {
	displayName: 'Room Filters',
	name: 'roomFilters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{ ...team, required: false },
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			placeholder: 'e.g. alarm',
			description: 'A part of the title, or a pattern such as /^alarm/i',
		},
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			default: 'group',
			options: [
				{ name: 'Direct', value: 'direct', description: 'With one other person' },
				{ name: 'Group', value: 'group', description: 'With any number of people' },
			],
		},
	],
	displayOptions: { show: { rooms: ['filter'] } },
} as const;
