import { operation } from '../../../src/engine/operation.ts';
import { wholePerson } from '../../fields/person.ts';
import { findPerson } from './find.ts';

export const deletePerson = operation({
	name: 'Delete',
	action: 'Delete a person',
	description: 'Remove a person from the organization; needs an administrator',
	fields: [wholePerson],
	run: async (webex, { person }) => {
		const { id } = await findPerson(webex, person);
		await webex.people.delete({ personId: id });
		return { personId: id, deleted: true };
	},
});
