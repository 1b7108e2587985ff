import { operation } from '../../../src/engine/operation.ts';
import { simplify } from '../../fields/common.ts';
import { wholePerson } from '../../fields/person.ts';
import { details } from './fields.ts';
import { findPerson } from './find.ts';
import { simplifyPerson } from './simplify.ts';
import { detailsOf } from './values.ts';

export const update = operation({
	name: 'Update',
	action: 'Update a person',
	description:
		'Change a person of the organization; what is not set stays as it is. Needs an administrator.',
	fields: [wholePerson, details, simplify],
	simplify: simplifyPerson,
	run: async (webex, { person, details }) => {
		// Webex replaces the person: what is not sent would be gone.
		const { id } = await findPerson(webex, person);
		const before = await webex.people.get({ personId: id });
		const { emails, displayName = '', firstName, lastName, nickName, avatar, orgId } = before;
		const { roles, licenses, department, manager, managerId, title, addresses } = before;
		const { phoneNumbers, extension, locationId, siteUrls, loginEnabled } = before;
		return await webex.people.update({
			personId: id,
			emails,
			displayName,
			...{ firstName, lastName, nickName, avatar, orgId, roles, licenses, department },
			...{ manager, managerId, title, addresses, phoneNumbers, extension, locationId },
			...{ siteUrls, loginEnabled },
			...detailsOf(details),
		});
	},
});
