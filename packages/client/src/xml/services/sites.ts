import { count, digits, flag, flags, list, required, text, time } from '../engine/codec.ts';
import { element } from '../engine/element.ts';
import { many, one } from '../engine/operation.ts';

const passwordRules = {
	mixedCase: flag,
	minLength: count,
	minAlpha: count,
	minNumeric: count,
	minSpecial: count,
};

/** @see https://developer.cisco.com/docs/webex-xml-api-reference-guide/ (Site Service) */
export const sites = {
	/** What the types leave out stays in the answer as plain data. It may hold passwords of telephony bridges. */
	get: one('site.GetSite', {
		request: element({ returnSettings: element({ eventCenter: flag }) }),
		response: element({
			siteInstance: required(
				element({
					metaData: element({
						serviceType: list(text),
						meetingTypes: list(element({ meetingTypeID: digits, meetingTypeName: text })),
						siteName: text,
						timeZoneID: digits,
					}),
					trackingCodes: element({
						trackingCode: list(
							element({
								index: text,
								name: text,
								inputMode: text,
								hostProfile: text,
								schedulingPage: list(element({ service: text, scheduling: text })),
								listValue: list(element({ index: text, value: text, active: flag })),
							}),
						),
					}),
					supportedServices: element({}),
					securityOptions: element(
						flags('allMeetingsUnlisted', 'allMeetingsPassword', 'joinBeforeHost'),
					),
					passwordCriteria: element({
						...passwordRules,
						...flags('disallowWebTextSessions', 'disallowWebTextAccounts', 'disallowList'),
						disallowValue: list(text),
					}),
					accountPasswordCriteria: element({
						...passwordRules,
						...flags('disallow3XRepeatedChar', 'disallowWebTextAccounts', 'disallowList'),
						disallowValue: list(text),
					}),
				}),
			),
		}),
		rest: 'GET /meetingPreferences/sites',
	}),
	/** Offsets are those of the date, or of now: daylight saving is in them. */
	timeZones: many(
		'site.LstTimeZone',
		{
			request: element({ timeZoneID: list(digits), date: time('none') }),
			response: element({
				timeZone: list(
					element({
						timeZoneID: required(digits),
						/** Minutes. */
						gmtOffset: count,
						description: text,
						shortName: text,
						...flags('hideTimeZoneName', 'fallInDST'),
						standardLabel: text,
						daylightLabel: text,
					}),
				),
			}),
		},
		{ items: 'timeZone', paged: false },
	),
};
