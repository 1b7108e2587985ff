import { operation } from '../../../src/operation.ts';
import { limit, returnAll, simplify } from '../../fields.ts';
import { simplifyRoom } from './simplify.ts';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many rooms',
	description: 'List the rooms (spaces) that the account is a member of',
	fields: [
		returnAll,
		limit,
		simplify,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Team ID',
					name: 'teamId',
					type: 'string',
					default: '',
					placeholder: 'e.g. Y2lzY29zcGFyazovL3VzL1RFQU0v...',
					description: 'Only the rooms of this team',
				},
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					default: 'group',
					description: 'Only rooms of this type',
					options: [
						{ name: 'Direct', value: 'direct', description: 'Between two people' },
						{ name: 'Group', value: 'group', description: 'For any number of people' },
					],
				},
			],
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Sort By',
					name: 'sortBy',
					type: 'options',
					default: 'lastactivity',
					description: 'The order in which the rooms come',
					options: [
						{ name: 'Created', value: 'created', description: 'Newest first' },
						{ name: 'ID', value: 'id' },
						{
							name: 'Last Activity',
							value: 'lastactivity',
							description: 'Most recently active first',
						},
					],
				},
			],
		},
	],
	simplify: simplifyRoom,
	run: (webex, { limit, filters, options }) =>
		webex.rooms.list({ ...filters, ...options }, { limit }),
});
