import type {
	ListMeetingSessionTypes,
	MeetingSessionType,
	UpdateUserSessionTypes,
	UserSessionTypes,
} from '@webex-nodes/client';
import { Failure } from '../../failure.ts';
import { isScheduled, type SessionType, sessionTypes } from '../../world/meetings/session-types.ts';
import { siteUrl } from '../../world/meetings/site.ts';
import type { PersonRecord } from '../../world/world.ts';
import type { Call } from '../endpoint.ts';
import { onBehalf } from '../meetings/access.ts';
import { changeProfile, checkSite, namedUser, profileOf, wrong } from './users.ts';

export const siteType = ({ id, shortName, name, type }: SessionType) => ({
	id,
	shortName,
	name,
	type,
});

const typesOf = (person: PersonRecord, { world }: Call) => {
	const { sessionTypeIds } = profileOf(person, world);
	return sessionTypes.filter(({ id }) => sessionTypeIds.includes(id));
};

export const userTypes = (person: PersonRecord, call: Call): UserSessionTypes => ({
	personId: person.id,
	email: person.email,
	siteUrl,
	sessionTypes: typesOf(person, call).map(siteType),
});

/** In place of those that the person has. */
export function updateUserTypes(given: UpdateUserSessionTypes, call: Call): UserSessionTypes {
	checkSite(given.siteUrl);
	const person = namedUser(given, call);
	const unknown = given.sessionTypeIds.find((id) => !sessionTypes.some((type) => type.id === id));
	if (unknown !== undefined) throw wrong(`Session type ID '${unknown}' is invalid.`);
	changeProfile(person, { sessionTypeIds: given.sessionTypeIds }, call.world);
	return userTypes(person, call);
}

/** What a host may schedule through REST. */
export function listHostTypes(
	{ hostEmail, siteUrl: site }: ListMeetingSessionTypes,
	call: Call,
): MeetingSessionType[] {
	checkSite(site);
	return typesOf(onBehalf(hostEmail, call), call)
		.filter(isScheduled)
		.map(({ id, name, type, attendeesCapacity }) => ({ id, name, type, attendeesCapacity }));
}

/** @throws Failure 404. */
export function getHostType(
	{ sessionTypeId, ...scoped }: ListMeetingSessionTypes & { readonly sessionTypeId: string },
	call: Call,
): MeetingSessionType {
	const found = listHostTypes(scoped, call).find(({ id }) => id === sessionTypeId);
	if (!found) throw new Failure(404, 'The requested resource could not be found.');
	return found;
}
