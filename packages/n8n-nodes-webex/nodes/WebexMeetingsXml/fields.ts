/** Fields of many operations. They are in this folder, because n8n's linter checks only files below "nodes". */

export { changesOf, filtersOf, optionsOf } from '../fields/collections.ts';
export { includeSecrets } from '../fields/common.ts';
export { from, to } from '../fields/period.ts';
export { duration, start, startsAfter, startsBefore } from '../fields/schedule.ts';

export const additionalXml = {
	displayName: 'Additional XML',
	name: 'additionalXml',
	type: 'string',
	default: '',
	typeOptions: { rows: 4 },
	placeholder: 'e.g. <enableOptions><chat>false</chat></enableOptions>',
	description:
		'Elements that the fields do not have. They are merged into the groups that exist; Webex refuses unknown elements.',
} as const;

export const topic = {
	displayName: 'Topic',
	name: 'topic',
	type: 'string',
	default: '',
	required: true,
	description: 'At most 512 characters',
} as const;

export const sessionKey = {
	displayName: 'Session Key',
	name: 'sessionKey',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 25501234567',
	description: 'The number of the session without spaces',
} as const;

export const agenda = {
	displayName: 'Agenda',
	name: 'agenda',
	type: 'string',
	default: '',
	typeOptions: { rows: 3 },
	description: 'At most 2,500 characters',
} as const;

export const password = {
	displayName: 'Password',
	name: 'password',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description:
		'At most 16 characters, by the rules of the site. Without one, the site creates one or refuses the request.',
} as const;

export const hostWebExId = {
	displayName: 'Host WebEx ID',
	name: 'hostWebExId',
	type: 'string',
	default: '',
	placeholder: 'e.g. jonas@example.com',
	description:
		'Another person who hosts it; needs their permission to schedule, or an administrator',
} as const;

export const ofHost = {
	displayName: 'Host WebEx ID',
	name: 'hostWebExId',
	type: 'string',
	default: '',
	placeholder: 'e.g. jonas@example.com',
	description: 'Only of this host; without one, administrators get those of the whole site',
} as const;

export const emailInvitations = {
	displayName: 'Email Invitations',
	name: 'emailInvitations',
	type: 'boolean',
	default: true,
	description: 'Whether Webex sends invitations to the attendees',
} as const;

export const description = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	typeOptions: { rows: 3 },
} as const;

export const registration = {
	displayName: 'Registration',
	name: 'registration',
	type: 'boolean',
	default: true,
	description: 'Whether attendees have to register',
} as const;

export const newTopic = {
	displayName: 'Topic',
	name: 'topic',
	type: 'string',
	default: '',
	description: 'At most 512 characters',
} as const;
