import { Failure, missingScope } from '../../failure.ts';
import { malformed } from '../../input.ts';
import { isScheduled, sessionTypes } from '../../world/meetings/session-types.ts';
import { siteUrl as ownSite, type ProfileRecord } from '../../world/meetings/site.ts';
import type { PersonRecord, World } from '../../world/world.ts';
import { type Call, readId } from '../endpoint.ts';
import { administers } from '../meetings/roles.ts';

/** @throws Failure 404 for a site that there is not. */
export function checkSite(siteUrl: string | undefined): void {
	if (siteUrl !== undefined && siteUrl !== ownSite) {
		throw new Failure(404, 'The requested resource could not be found.');
	}
}

export const wrong = (description: string) => new Failure(400, malformed, {}, [description]);

/** @throws Failure 403 for everybody who does not administer the site. */
export function requireSiteAdmin(call: Call, scope: string): void {
	if (!administers(call, scope)) throw new Failure(403, missingScope);
}

const noUser = () => new Failure(404, 'The user does not exist.');

/** The host whose preferences are meant. @throws Failure 403 for those of others. */
export function userOf(userEmail: string | undefined, call: Call, scope: string): PersonRecord {
	const { caller, world } = call;
	const isOwn = userEmail === undefined || userEmail.toLowerCase() === caller.email.toLowerCase();
	if (isOwn) {
		// A bot has no meetings.
		if (caller.type === 'bot') throw noUser();
		return caller;
	}
	if (!administers(call, scope)) {
		throw new Failure(403, missingScope, {}, [
			"Not permitted to view or change other user's preferences.",
		]);
	}
	return existingHost(world.findPersonByEmail(userEmail));
}

/** By ID, or else by address. @throws Failure 400 without both, 404 for nobody. */
export function namedUser(
	{
		personId,
		email,
	}: { readonly personId?: string | undefined; readonly email?: string | undefined },
	{ world }: Call,
): PersonRecord {
	if (personId === undefined && email === undefined) {
		throw wrong('At least one of personId and email is required.');
	}
	return existingHost(
		personId === undefined
			? world.findPersonByEmail(email ?? '')
			: world.people.get(readId('PEOPLE', personId)),
	);
}

function existingHost(person: PersonRecord | undefined): PersonRecord {
	if (!person || person.type === 'bot') throw noUser();
	return person;
}

/** What the host has set, or what Webex has set for a new account. */
export function profileOf({ id, displayName, email }: PersonRecord, world: World): ProfileRecord {
	const phone = { enabledCallInAuthentication: false, enabledCallMe: false };
	return (
		world.meetings.site.profiles.get(id) ?? {
			id,
			room: {
				topic: `${displayName}'s Personal Room`,
				hostPin: '4325',
				enabledAutoLock: false,
				autoLockMinutes: 10,
				enabledNotifyHost: true,
				supportCoHost: false,
				supportAnyoneAsCoHost: false,
				allowFirstUserToBeCoHost: false,
				allowAuthenticatedDevices: false,
				coHosts: [],
			},
			roomId: email.split('@')[0] ?? email,
			audio: {
				defaultAudioType: 'webexAudio',
				otherTeleconferenceDescription: '',
				enabledGlobalCallIn: true,
				enabledTollFree: false,
				enabledAutoConnection: false,
				officeNumber: { countryCode: '1', number: '', ...phone },
				mobileNumber: { countryCode: '1', number: '', ...phone },
			},
			video: { videoDevices: [] },
			scheduling: {
				enabledJoinBeforeHost: false,
				joinBeforeHostMinutes: 0,
				enabledAutoShareRecording: false,
				enabledWebexAssistantByDefault: false,
				delegateEmails: [],
			},
			trackingCodes: [],
			sessionTypeIds: sessionTypes.filter(isScheduled).map(({ id: typeId }) => typeId),
		}
	);
}

export function changeProfile(
	person: PersonRecord,
	change: Partial<ProfileRecord>,
	world: World,
): ProfileRecord {
	const changed = { ...profileOf(person, world), ...change };
	world.meetings.site.profiles.set(person.id, changed);
	return changed;
}
