import type { MeetingCommonSettings, UpdateMeetingCommonSettings } from '@webex-nodes/client';
import type { Call } from '../endpoint.ts';
import { requireSiteAdmin, wrong } from './users.ts';

type Security = NonNullable<MeetingCommonSettings['securityOptions']>;

/** What is left out stays. */
export function updateCommonSettings(
	given: UpdateMeetingCommonSettings,
	call: Call,
): MeetingCommonSettings {
	requireSiteAdmin(call, 'meeting:admin_config_write');
	const { site } = call.world.meetings;
	const before = site.settings;
	const { passwordCriteria, ...security } = given.securityOptions ?? {};
	const securityOptions: Security = {
		...before.securityOptions,
		...security,
		...(passwordCriteria && {
			passwordCriteria: { ...before.securityOptions?.passwordCriteria, ...passwordCriteria },
		}),
	};
	const scheduler = { ...before.defaultSchedulerOptions, ...given.defaultSchedulerOptions };
	checkScheduler(given.defaultSchedulerOptions, before);
	checkSecurity(securityOptions, passwordCriteria !== undefined);
	site.settings = {
		...before,
		siteOptions: { ...before.siteOptions, ...given.siteOptions },
		defaultSchedulerOptions: scheduler as typeof before.defaultSchedulerOptions,
		scheduleMeetingOptions: { ...before.scheduleMeetingOptions, ...given.scheduleMeetingOptions },
		securityOptions,
	};
	return site.settings;
}

function checkScheduler(
	given: UpdateMeetingCommonSettings['defaultSchedulerOptions'],
	{ telephonyConfig }: MeetingCommonSettings,
): void {
	if (given?.tollFree && given.telephonySupport !== 'WebexTeleconferencing') {
		throw wrong("'tollFree' needs 'telephonySupport' of WebexTeleconferencing.");
	}
	if (given?.VoIP && !telephonyConfig?.VoIP) throw wrong("'VoIP' is not available on this site.");
}

const largestCriterion = 12;

function checkSecurity(security: Security, hasCriteria: boolean): void {
	const {
		joinBeforeHost,
		audioBeforeHost,
		firstAttendeeAsPresenter,
		passwordCriteria = {},
	} = security;
	if (!joinBeforeHost && audioBeforeHost) throw wrong("'audioBeforeHost' needs 'joinBeforeHost'.");
	if (!joinBeforeHost && firstAttendeeAsPresenter) {
		throw wrong("'firstAttendeeAsPresenter' needs 'joinBeforeHost'.");
	}
	if (hasCriteria && !security.requireStrongPassword) {
		throw wrong("'passwordCriteria' needs 'requireStrongPassword'.");
	}
	const { minLength = 0, minNumeric = 0, minAlpha = 0, minSpecial = 0 } = passwordCriteria;
	if (Math.max(minLength, minNumeric, minAlpha, minSpecial) > largestCriterion) {
		throw wrong(`The maximum value of each minimum is ${largestCriterion}.`);
	}
	const { disallowValues = [] } = passwordCriteria;
	if (new Set(disallowValues).size < disallowValues.length) {
		throw wrong('Repeated items are not allowed in disallowValues.');
	}
}

/** Why a password does not fit, in Webex's words where they are known. */
export function passwordProblem(
	password: string,
	{ securityOptions }: MeetingCommonSettings,
): string | undefined {
	const { requireStrongPassword, passwordCriteria = {} } = securityOptions ?? {};
	if (!requireStrongPassword) return undefined;
	const { mixedCase, disallowList, disallowValues = [] } = passwordCriteria;
	const { minLength = 0, minNumeric = 0, minAlpha = 0, minSpecial = 0 } = passwordCriteria;
	const count = (kind: RegExp) => [...password.matchAll(kind)].length;
	const rules: readonly (readonly [boolean | undefined, string])[] = [
		[
			mixedCase && !(/[a-z]/.test(password) && /[A-Z]/.test(password)),
			'A mix of uppercase and lowercase letters (A, a, B, b, C, c, etc.) is required.',
		],
		[password.length < minLength, `At least ${minLength} characters are required.`],
		[count(/\d/g) < minNumeric, `At least ${minNumeric} numbers are required.`],
		[count(/[a-z]/gi) < minAlpha, `At least ${minAlpha} letters are required.`],
		[count(/[^a-z\d]/gi) < minSpecial, `At least ${minSpecial} special characters are required.`],
		[disallowList && disallowValues.includes(password), 'The password is not allowed.'],
	];
	const broken = rules.find(([isBroken]) => isBroken);
	return broken && `Meeting password validation failed. ${broken[1]}`;
}
