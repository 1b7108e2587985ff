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
		{
			name: 'By List of IDs or Titles',
			value: 'list',
			description: 'Several rooms (spaces), as a text or from an expression',
		},
		{ name: 'One', value: 'one', description: 'One room (space), chosen from a list' },
		{ name: 'Several', value: 'several', description: 'Rooms (spaces), each chosen from a list' },
	],
} as const;

export const oneRoom = { ...room, displayOptions: { show: { rooms: ['one'] } } } as const;

export const roomIds = {
	displayName: 'Room IDs or Titles',
	name: 'roomIds',
	type: 'string',
	list: 'names',
	idType: 'ROOM',
	default: '',
	required: true,
	placeholder: 'e.g. Y2lzY29zcGFyazovL3VzL1JPT00v..., Y2lzY29zcGFyazovL3VzL1JPT00v...',
	description:
		'IDs or whole titles of the rooms (spaces), separated by commas, or an expression that returns a list. A title with a comma needs the list, or the choice "Several".',
	displayOptions: { show: { rooms: ['list'] } },
} as const;

const eachRoom = { ...room, required: false } as const;

/** Rooms from the list, which come to those of a text. */
export const chosenRooms = {
	displayName: 'Chosen Rooms',
	name: 'chosenRooms',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	into: 'roomIds',
	placeholder: 'Add Room',
	default: {},
	options: [{ displayName: 'Room', name: 'room', values: [eachRoom] }],
} as const;

export const severalRooms = {
	...chosenRooms,
	displayOptions: { show: { rooms: ['several'] } },
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
