import type { Room } from '@webex-nodes/client';
import { operation } from '../../../src/engine/operation.ts';
import { simplifyRoom } from '../../../src/output/room.ts';
import { limit, returnAll, simplify } from '../../fields/common.ts';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many rooms (spaces)',
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
					idType: 'TEAM',
					placeholder: 'e.g. Y2lzY29zcGFyazovL3VzL1RFQU0v...',
					description: 'Only the rooms (spaces) of this team, by ID or whole name',
				},
				{
					displayName: 'Title Contains',
					name: 'title',
					type: 'string',
					default: '',
					description: 'Only rooms (spaces) with this in their title, in any case',
				},
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					default: 'group',
					description: 'Only rooms (spaces) of this type',
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
					description: 'The order in which the rooms (spaces) come',
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
	run: async (webex, { limit, filters: { title, ...filters }, options }, item) => {
		if (!title) return await webex.rooms.list({ ...filters, ...options }, { limit });
		// Webex cannot search by title: all are read, until enough match.
		const found: Room[] = [];
		for await (const room of webex.rooms.list({ ...filters, ...options })) {
			if (!room.title?.toLowerCase().includes(title.toLowerCase())) continue;
			item.keep([room]);
			found.push(room);
			if (found.length === limit) break;
		}
		return found;
	},
});
