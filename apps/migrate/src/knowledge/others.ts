import { account, same } from './parameters.ts';
import type { Entry } from './rule.ts';

const without = (xml: string, why: string, more: Partial<Entry> = {}): Entry => ({
	xml,
	why,
	basis: 'inferred',
	parameters: {},
	outputs: {},
	differs: [],
	...more,
});

/** Webex said that these operations are not part of the end of the XML API. */
const user = (xml: string): Entry =>
	without(xml, 'Webex goes on to support the operations on users of the XML API', {
		mayStay: true,
		basis: 'documented',
	});

const webinar =
	'a webinar of REST needs a session type and has other passwords: create it with "Kind" set to Webinar';
const byMeeting = 'look the webinar up by its new number with "Meeting: Get"';
const training = 'REST has no training sessions';

const kinds = (name: string, why: { plan: string; read: string }, rest?: string) => {
	const more = rest === undefined ? {} : { rest };
	return (operation: string, isRead = false) =>
		without(operation.replace('*', name), isRead ? why.read : why.plan, more);
};
const event = kinds(
	'Event',
	{ plan: webinar, read: byMeeting },
	'/meetings, scheduledType webinar',
);
const session = kinds('TrainingSession', { plan: training, read: training });

export const others: Readonly<Record<string, Entry>> = {
	'event.create': event('Create*'),
	'event.update': event('Set*'),
	'event.get': event('Get*', true),
	'event.getMany': event('LstsummaryEvent', true),
	'event.delete': event('Del*'),
	'trainingSession.create': session('Create*'),
	'trainingSession.update': session('Set*'),
	'trainingSession.get': session('Get*', true),
	'trainingSession.getMany': session('Lstsummary*', true),
	'trainingSession.delete': session('Del*'),
	'site.get': without(
		'GetSite',
		'"Site: Get Preferred Sites" lists names only; the settings need GET /admin/meeting/config/commonSettings',
		{ rest: 'GET /meetingPreferences/sites' },
	),
	'site.getApiVersion': without('GetAPIVersion', 'REST has no version to ask for'),
	'site.getTimeZones': without('LstTimeZone', 'REST takes the names of the IANA database'),
	'site.getMeetingTypes': {
		xml: 'LstMeetingType, GetMeetingType',
		rest: 'GET /meetings/sessionTypes',
		target: 'site.getSessionTypes',
		scopes: ['meeting:schedules_read'],
		basis: 'inferred',
		parameters: {
			...account,
			...same(),
			siteName: { to: 'options.siteUrl', form: 'site' },
			meetingTypeId: { none: 'REST lists all types: filter the output by "id"' },
			simplify: { leftOut: 'REST has one form', isHarmless: true },
			selectedFields: { leftOut: 'REST has one form: choose in the node after it' },
		},
		outputs: {
			meetingTypeID: 'id',
			productCode: null,
			isActive: null,
			kinds: 'type',
			mostAttendees: 'attendeesCapacity',
		},
		differs: ['REST lists the types that the account may schedule, not all of the site.'],
	},
	'user.authenticate': user('AuthenticateUser, GetUser'),
	'user.create': user('CreateUser'),
	'user.deactivate': user('DelUser'),
	'user.get': user('GetUser'),
	'user.getLoginUrl': user('GetloginurlUser'),
	'user.getMany': user('LstsummaryUser'),
	'user.update': user('SetUser'),
	'xmlRequest.send': without('any', '"API Request" of the node Webex sends requests of REST'),
};
