import type {
	CreateSiteTrackingCode,
	ListMeetingTrackingCodes,
	MeetingTrackingCode,
	SiteTrackingCode,
	UpdateUserTrackingCodes,
	UserTrackingCodes,
} from '@webex-nodes/client';
import { Failure } from '../../failure.ts';
import { type NewTrackingCode, siteUrl } from '../../world/meetings/site.ts';
import type { PersonRecord, World } from '../../world/world.ts';
import type { Call } from '../endpoint.ts';
import { onBehalf } from '../meetings/access.ts';
import { changeProfile, checkSite, namedUser, profileOf, wrong } from './users.ts';

/** Types of a service that is not named are those of all services. */
const services = [
	'All',
	'MeetingCenter',
	'EventCenter',
	'TrainingCenter',
	'SupportCenter',
] as const;

type Draft = CreateSiteTrackingCode;

/** As it is stored: with every service. @throws Failure 400 that says what is wrong. */
export function codeOf(draft: Draft): NewTrackingCode {
	checkSite(draft.siteUrl);
	const given = draft.scheduleStartCodes ?? [];
	const typeOf = (service: (typeof services)[number]) =>
		given.find((each) => each.service === service)?.type;
	const ofAll = typeOf('All') ?? 'notApplicable';
	const usual = ofAll === 'notApplicable' ? ('notUsed' as const) : ofAll;
	checkCode(draft, ofAll);
	return {
		...draft,
		scheduleStartCodes: services.map((service) => ({
			service,
			type: service === 'All' ? ofAll : (typeOf(service) ?? usual),
		})),
	};
}

function checkCode({ name, inputMode, options, hostProfileCode, ...draft }: Draft, ofAll: string) {
	const types = (draft.scheduleStartCodes ?? []).map(({ type }) => type);
	if (name === '' || name.length > 120) throw wrong("'name' must have 1 to 120 characters.");
	if (options.length > 500) throw wrong("The maximum size of 'options' is 500.");
	if (options.some(({ value }) => value === '' || value.length > 120)) {
		throw wrong("'value' must have 1 to 120 characters.");
	}
	if (inputMode !== 'text' && options.length === 0) throw wrong("'options' cannot be empty.");
	if (inputMode === 'hostProfileSelect' && types.some((type) => type !== 'notUsed')) {
		throw wrong("'scheduleStartCodes' must be null, or 'notUsed' for all services.");
	}
	if (hostProfileCode === 'required') throw wrong("'required' is not allowed on this site.");
	const excluded: readonly string[] =
		hostProfileCode === 'adminSet' ? ['optional', 'required'] : ['adminSet'];
	if (types.some((type) => excluded.includes(type))) {
		throw wrong(`'scheduleStartCodes' cannot be ${excluded.join(' or ')} here.`);
	}
	const differ = types.some((type) => type !== 'notApplicable' && type !== ofAll);
	if (ofAll !== 'notApplicable' && differ) {
		throw wrong("The type of each service must be that of 'All'.");
	}
}

const unknownCode = (id: string, status: number) =>
	new Failure(status, 'The requested resource could not be found.', {}, [
		`Tracking code ID '${id}' is invalid.`,
	]);

/** @param status of the failure when there is none: the documentation has 400 where a code is changed. */
export function existingCode(id: string, { world }: Call, status = 404): SiteTrackingCode {
	const found = world.meetings.site.trackingCodes.get(id);
	if (!found) throw unknownCode(id, status);
	return found;
}

/** The values in the profile of a host. */
export function userCodes(person: PersonRecord, { world }: Call): UserTrackingCodes {
	const { site } = world.meetings;
	return {
		personId: person.id,
		email: person.email,
		siteUrl,
		trackingCodes: profileOf(person, world).trackingCodes.flatMap(({ id, value }) => {
			const code = site.trackingCodes.get(id);
			return code ? [{ id, name: code.name, value }] : [];
		}),
	};
}

/** Codes that are left out keep their values. */
export function updateUserCodes(given: UpdateUserTrackingCodes, call: Call): UserTrackingCodes {
	const { world } = call;
	checkSite(given.siteUrl);
	const person = namedUser(given, call);
	const codes = [...world.meetings.site.trackingCodes.values()];
	const changed = (given.trackingCodes ?? []).map(({ name, value }) => {
		const code = codes.find((each) => each.name === name);
		if (!code) throw wrong(`Tracking code of '${name}' is not found.`);
		const isChosen = code.inputMode === 'select' || code.inputMode === 'hostProfileSelect';
		if (isChosen && !code.options.some((option) => option.value === value)) {
			throw wrong(`'${value}' is not an option of tracking code '${name}'.`);
		}
		if (value === '' || value.length > 120) throw wrong("'value' must have 1 to 120 characters.");
		return { id: code.id, value };
	});
	const kept = profileOf(person, world).trackingCodes.filter(
		({ id }) => !changed.some((each) => each.id === id),
	);
	changeProfile(person, { trackingCodes: [...kept, ...changed] }, world);
	return userCodes(person, call);
}

/** What the host can choose from: the value in the profile is the default. */
export function hostCodes(
	{ service, siteUrl: site, hostEmail }: ListMeetingTrackingCodes,
	call: Call,
): MeetingTrackingCode[] {
	checkSite(site);
	const person = onBehalf(hostEmail, call);
	return [...call.world.meetings.site.trackingCodes.values()].map((code) => ({
		id: code.id,
		name: code.name,
		siteUrl,
		options: optionsFor(code, person, call.world),
		inputMode: code.inputMode,
		service,
		type: code.scheduleStartCodes.find((each) => each.service === service)?.type ?? 'notUsed',
	}));
}

function optionsFor({ id, options }: SiteTrackingCode, person: PersonRecord, world: World) {
	const own = profileOf(person, world).trackingCodes.find((each) => each.id === id)?.value;
	if (own === undefined) return options;
	const others = options
		.filter(({ value }) => value !== own)
		.map((option) => ({ ...option, defaultValue: false }));
	return [{ value: own, defaultValue: true }, ...others];
}
