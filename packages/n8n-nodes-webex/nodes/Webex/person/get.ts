import { operation } from '../../../src/engine/operation.ts';
import { simplify } from '../../fields/common.ts';
import { person } from '../../fields/person.ts';
import { findPerson } from './find.ts';
import { simplifyPerson } from './simplify.ts';

export const get = operation({
	name: 'Get',
	action: 'Get a person',
	description: 'Get one person by email address or ID, with presence within the organization',
	fields: [person, simplify],
	simplify: simplifyPerson,
	run: (webex, { person }) => findPerson(webex, person),
});
