import { del, get, post, put } from '../engine/operation.ts';
import type {
	CreateMembership,
	ListMemberships,
	Membership,
	UpdateMembership,
} from './memberships.schema.ts';

const read = { scope: 'spark:memberships_read' };
const write = { scope: 'spark:memberships_write' };

/** Who is in which room. @see https://developer.webex.com/docs/api/v1/memberships */
export const memberships = {
	create: post('/memberships', write).one<CreateMembership, Membership>(),
	delete: del('/memberships/{membershipId}', write).none<{ membershipId: string }>(),
	get: get('/memberships/{membershipId}', read).one<{ membershipId: string }, Membership>(),
	list: get('/memberships', read).many<ListMemberships, Membership>({
		maxPageSize: 1000,
		filters: ['roomId', 'personId', 'personEmail'],
	}),
	update: put('/memberships/{membershipId}', write).one<UpdateMembership, Membership>(),
};
