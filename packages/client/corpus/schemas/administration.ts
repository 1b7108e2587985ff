import { z } from 'zod';
import {
	CreatePerson,
	Event,
	License,
	ListEvents,
	ListLicenses,
	ListPeople,
	Organization,
	Person,
	Role,
	UpdatePerson,
} from '../../src/schemas.ts';
import { id, itemsOf, nothing, type Schemas } from './schemas.ts';

/** People, organisations, events. */
export const administration: Schemas = {
	'events.get': { input: id('eventId'), output: Event },
	'events.list': { input: ListEvents, output: itemsOf(Event) },
	'licenses.get': { input: id('licenseId'), output: License },
	'licenses.list': { input: ListLicenses, output: itemsOf(License) },
	'organizations.get': { input: id('orgId'), output: Organization },
	'organizations.list': { input: nothing, output: itemsOf(Organization) },
	'people.create': { input: CreatePerson, output: Person },
	'people.delete': { input: id('personId'), output: z.undefined() },
	'people.get': { input: id('personId'), output: Person },
	'people.list': { input: ListPeople, output: itemsOf(Person) },
	'people.me': { input: nothing, output: Person },
	'people.update': { input: UpdatePerson, output: Person },
	'roles.get': { input: id('roleId'), output: Role },
	'roles.list': { input: nothing, output: itemsOf(Role) },
};
