import { operation } from '../../../src/engine/operation.ts';
import { team } from '../../fields/team.ts';

export const update = operation({
	name: 'Update',
	action: 'Update a team',
	description: 'Change name or description of a team',
	fields: [
		team,
		{
			displayName: 'Changes',
			name: 'changes',
			type: 'collection',
			placeholder: 'Add Change',
			default: {},
			options: [
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
				},
			],
		},
	],
	run: async (webex, { teamId, changes }) => {
		// Webex wants the name each time.
		const name = changes.name ?? (await webex.teams.get({ teamId })).name ?? '';
		return await webex.teams.update({ teamId, ...changes, name });
	},
});
