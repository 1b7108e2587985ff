import type { Person, rest } from '@webex-nodes/client';
import { CreatePerson, ListPeople, UpdatePerson } from '@webex-nodes/client/schemas';
import { z } from 'zod';
import { Failure } from '../../failure.ts';
import { normaliseId } from '../../world/ids.ts';
import type { PersonDetails, PersonRecord, World } from '../../world/world.ts';
import { type Call, type Endpoints, queryFlag, readId, requireAdmin } from '../endpoint.ts';

const maxIds = 85;

const List = ListPeople.extend({ callingData: queryFlag, excludeStatus: queryFlag });

export const people: Endpoints<typeof rest.people> = {
	create: {
		input: CreatePerson,
		handle: (draft, call) => {
			requireAdmin(call);
			const { world } = call;
			const email = requireFreeEmail(draft.emails, world);
			const name = [draft.firstName, draft.lastName].filter(Boolean).join(' ');
			const displayName = draft.displayName ?? (name || email);
			return show(world.addPerson({ email, displayName, details: detailsOf(draft) }), call);
		},
	},
	delete: {
		input: z.strictObject({ personId: z.string() }),
		handle: ({ personId }, call) => {
			requireAdmin(call);
			const person = existing(personId, call);
			for (const room of call.world.rooms.values()) call.world.removeMember(room.id, person.id);
			call.world.people.delete(person.id);
			return undefined;
		},
	},
	get: {
		input: z.strictObject({ personId: z.string(), callingData: queryFlag }),
		handle: ({ personId }, call) => show(existing(personId, call), call),
	},
	list: {
		input: List,
		pageSize: ({ callingData, locationId }) => ({
			usual: 100,
			largest: locationId ? 50 : callingData ? 100 : 1000,
		}),
		beside: ({ id }, { world }) => {
			const notFoundIds = idsOf(id).filter((each) => !world.people.has(each.id));
			return notFoundIds.length > 0 ? { notFoundIds: notFoundIds.map(({ given }) => given) } : {};
		},
		handle: ({ email, displayName, id, excludeStatus }, call) => {
			const { world, caller } = call;
			if (!email && !displayName && !id && !caller.isAdmin) {
				throw new Failure(400, 'Email, displayName, or id list should be specified.');
			}
			const wanted = id === undefined ? undefined : new Set(idsOf(id).map((each) => each.id));
			const begins = displayName?.toLowerCase() ?? '';
			return [...world.people.values()]
				.filter((person) => !wanted || wanted.has(person.id))
				.filter((person) => !email || person.email.toLowerCase() === email.toLowerCase())
				.filter((person) => person.displayName.toLowerCase().startsWith(begins))
				.map((person) => show(person, call, { presence: !wanted && !excludeStatus }));
		},
	},
	me: { input: z.strictObject({}), handle: (_, call) => show(call.caller, call) },
	update: {
		input: UpdatePerson,
		handle: ({ personId, emails, displayName, ...draft }, call) => {
			requireAdmin(call);
			const { world } = call;
			const person = existing(personId, call);
			const email = requireFreeEmail(emails, world, person);
			const updated = { ...person, email, displayName, details: detailsOf(draft) };
			world.people.set(person.id, updated);
			return show(updated, call);
		},
	},
};

function existing(personId: string, { world }: Call): PersonRecord {
	const person = world.people.get(readId('PEOPLE', personId));
	if (!person) throw new Failure(404, 'Person not found');
	return person;
}

function idsOf(list: string | undefined): { readonly given: string; readonly id: string }[] {
	const given = list?.split(',') ?? [];
	if (given.length > maxIds) throw new Failure(400, `At most ${maxIds} IDs are allowed.`);
	return given.map((each) => ({ given: each, id: normaliseId('PEOPLE', each) ?? '' }));
}

function requireFreeEmail(
	[email = '']: readonly string[],
	world: World,
	self?: PersonRecord,
): string {
	if (!email.includes('@')) throw new Failure(400, 'Invalid email address.');
	const other = world.findPersonByEmail(email);
	if (other && other.id !== self?.id) throw new Failure(409, 'User already exists.');
	return email;
}

function detailsOf(draft: Partial<z.infer<typeof CreatePerson>>): PersonDetails {
	const { emails, displayName, ...details } = draft;
	return details;
}

function show(
	{ id, email, displayName, created, type, details }: PersonRecord,
	{ world, caller }: Call,
	{ presence = true } = {},
): Person {
	const [firstName = '', ...lastNames] = displayName.split(' ');
	const { roles = [], licenses = [], ...open } = details ?? {};
	return {
		id,
		emails: [email],
		phoneNumbers: [],
		displayName,
		nickName: firstName,
		firstName,
		lastName: lastNames.join(' '),
		orgId: world.organisationId,
		created,
		lastModified: created,
		timezone: 'Etc/UTC',
		...(presence && { status: 'active', lastActivity: created }),
		...open,
		...(caller.isAdmin && {
			roles: [...roles],
			licenses: [...licenses],
			// The documentation shows these as texts.
			invitePending: 'false',
			loginEnabled: 'true',
		}),
		type,
	};
}
