import { operation } from '../../../src/engine/operation.ts';
import { simplify } from '../../fields/common.ts';
import { simplifyPerson } from './simplify.ts';

export const getMe = operation({
	name: 'Get Me',
	action: 'Get the account itself',
	description: 'Get the person or bot that the credential belongs to',
	fields: [simplify],
	simplify: simplifyPerson,
	run: (webex) => webex.people.me(),
});
