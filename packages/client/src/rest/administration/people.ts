import { del, get, post, put } from '../engine/operation.ts';
import type { CreatePerson, ListPeople, Person, UpdatePerson } from './people.schema.ts';

const read = { scope: 'spark:people_read' };
const administer = { scope: 'spark-admin:people_write' };

/** @see https://developer.webex.com/docs/api/v1/people */
export const people = {
	create: post('/people', administer).one<CreatePerson, Person>(),
	delete: del('/people/{personId}', administer).none<{ personId: string }>(),
	get: get('/people/{personId}', read).one<
		{ personId: string; callingData?: boolean | undefined },
		Person
	>(),
	list: get('/people', read).many<ListPeople, Person>({
		maxPageSize: 1000,
		maxPageSizeWith: { callingData: 100, locationId: 50 },
		filters: ['email', 'displayName', 'id', 'orgId', 'roles', 'locationId'],
	}),
	me: get('/people/me', read).one<Record<never, never>, Person>(),
	update: put('/people/{personId}', administer).one<UpdatePerson, Person>(),
};
