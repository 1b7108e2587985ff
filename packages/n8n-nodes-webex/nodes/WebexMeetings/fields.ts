/** Fields of many operations. They are in this folder, because n8n's linter checks only files below "nodes". */

import { site, template } from '../fields/meeting.ts';
import { room } from '../fields/room.ts';

export { changesOf, filtersOf, optionsOf } from '../fields/collections.ts';
export { includeSecrets, limit, returnAll, simplify } from '../fields/common.ts';
export { host, meeting, sessionType, site, timeZone } from '../fields/meeting.ts';
export { repeatFields } from '../fields/repeat.ts';
export { duration, start, startsAfter, startsBefore } from '../fields/schedule.ts';

export const topic = {
	displayName: 'Topic',
	name: 'topic',
	type: 'string',
	default: '',
	required: true,
	description: 'At most 128 characters',
} as const;

export const newTopic = { ...topic, required: false } as const;

export const additionalFields = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'json',
	// An empty text shows as an error in the editor.
	default: '{}',
	placeholder: 'e.g. {"reminderTime": 30}',
	description: 'What no field here has, as a JSON object in the form of the REST API',
} as const;

const agenda = {
	displayName: 'Agenda',
	name: 'agenda',
	type: 'string',
	default: '',
	typeOptions: { rows: 3 },
	description: 'At most 1,300 characters',
} as const;

export const emailInvitations = {
	displayName: 'Email Invitations',
	name: 'emailInvitations',
	type: 'boolean',
	default: true,
	description: 'Whether Webex sends emails to host and invitees',
} as const;

const integrationTags = {
	displayName: 'Integration Tags',
	name: 'integrationTags',
	type: 'string',
	list: 'texts',
	default: '',
	placeholder: 'e.g. order-4711',
	description:
		'At most 3 keys of your own, of at most 64 characters, separated by commas. Only the integration that set them sees them.',
} as const;

const openTime = {
	displayName: 'Join Before Host (Seconds)',
	name: 'openTime',
	type: 'number',
	default: 900,
	typeOptions: { minValue: 0 },
	description:
		'How long before the start attendees may join: 0, 300, 600 or 900; a webinar takes up to 3600',
} as const;

const panelistPassword = {
	displayName: 'Panelist Password',
	name: 'panelistPassword',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description: 'For the panelists of a webinar',
} as const;

const password = {
	displayName: 'Password',
	name: 'password',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description: 'By the rules of the site, which creates one when it is left out',
} as const;

const isPublic = {
	displayName: 'Public',
	name: 'isPublic',
	type: 'boolean',
	default: true,
	description: 'Whether it is listed on the calendar of the site',
} as const;

const isRecorded = {
	displayName: 'Record Automatically',
	name: 'isRecorded',
	type: 'boolean',
	default: true,
	description: 'Whether it is recorded from its start',
} as const;

const registration = {
	displayName: 'Registration',
	name: 'registration',
	type: 'boolean',
	default: true,
	description: 'Whether attendees have to register with name and email address',
} as const;

const trackingCodes = {
	displayName: 'Tracking Codes',
	name: 'trackingCodes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Code',
	default: {},
	options: [
		{
			displayName: 'Code',
			name: 'code',
			values: [
				{ displayName: 'Name', name: 'name', type: 'string', default: '' },
				{ displayName: 'Value', name: 'value', type: 'string', default: '' },
			],
		},
	],
} as const;

const whoMayJoin = {
	displayName: 'Who May Join',
	name: 'whoMayJoin',
	type: 'options',
	default: 'allowJoinWithLobby',
	description: 'What people can do who are not invited, or have not signed in',
	options: [
		{ name: 'Everybody', value: 'allowJoin' },
		{ name: 'Everybody, Through the Lobby', value: 'allowJoinWithLobby' },
		{ name: 'Only Those Who Are Invited', value: 'blockFromJoin' },
	],
} as const;

const people = {
	type: 'string',
	list: 'names',
	idType: 'PEOPLE',
	email: 'only',
	default: '',
	placeholder: 'e.g. one@example.com, two@example.com',
	description:
		'Email addresses or whole names, separated by commas, or an expression that returns a list, which a name with a comma needs',
} as const;

const attendees = { displayName: 'Attendees', name: 'attendees', ...people } as const;

const coHosts = { displayName: 'Co-Hosts', name: 'coHosts', ...people } as const;

const panelists = { displayName: 'Panelists', name: 'panelists', ...people } as const;

export const scheduledType = {
	displayName: 'Kind',
	name: 'scheduledType',
	type: 'options',
	default: 'meeting',
	options: [
		{ name: 'Meeting', value: 'meeting' },
		{ name: 'Personal Room Meeting', value: 'personalRoomMeeting' },
		{ name: 'Webinar', value: 'webinar', description: 'Needs "Meeting Type"' },
	],
} as const;

/** Options of a new meeting. */
export const planOptions = [
	additionalFields,
	agenda,
	attendees,
	coHosts,
	emailInvitations,
	integrationTags,
	openTime,
	scheduledType,
	panelistPassword,
	panelists,
	password,
	isPublic,
	isRecorded,
	registration,
	{
		...room,
		displayName: 'Room',
		required: false,
		description: 'The room (space) that it belongs to; needs the scope spark:all',
	},
	site,
	template,
	trackingCodes,
	whoMayJoin,
] as const;

/** What an existing meeting can change. */
export const changeOptions = [
	additionalFields,
	agenda,
	emailInvitations,
	integrationTags,
	openTime,
	panelistPassword,
	password,
	isPublic,
	isRecorded,
	trackingCodes,
	whoMayJoin,
] as const;

export const cancelsChanged = {
	displayName: 'Cancel Changed Occurrences',
	name: 'cancelsChanged',
	type: 'boolean',
	default: false,
	description:
		'Whether Webex may cancel the occurrences that were changed on their own: it does so when start, end or repetition of their series change',
} as const;
