import { whole } from './whole.ts';

/** A team, chosen from a list, by name or by ID. */
export const team = {
	displayName: 'Team',
	name: 'teamId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	idType: 'TEAM',
	description: 'The team, which has rooms (spaces) of its own',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a team...',
			typeOptions: { searchListMethod: 'searchTeams', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Dispatch',
			hint: 'The whole name, in any case; or a part of it, where no team has it as a whole. Exactly one has to fit. An agent has to give the whole name.',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. Y2lzY29zcGFyazovL3VzL1RFQU0v...',
		},
	],
} as const;

/** For what cannot be taken back. */
export const wholeTeam = whole(team, {
	name: 'name',
	hint: 'The whole name, in any case. Exactly one team has to have it.',
});
