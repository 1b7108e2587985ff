import { operation } from '../../../src/engine/operation.ts';
import { description, name } from './fields.ts';

export const create = operation({
	name: 'Create',
	action: 'Create a team',
	description: 'Create a team with its General room (space)',
	fields: [name, description],
	run: (webex, { name, description }) =>
		webex.teams.create({ name, ...(description && { description }) }),
});
