import { WebexInputError } from '@webex-nodes/http';
import { branch, leaf, type XmlNode } from './document.ts';

/**
 * An element as plain data: a text, or an object of its children. The names of attributes begin with `@`; characters
 * between children have the name `#text`.
 */
export type Plain = string | { readonly [name: string]: Plain | readonly Plain[] };

/**
 * Elements that Webex repeats: they become lists, also with one item. By their own name, or with the names of the
 * elements around them where other elements have the same name.
 */
const repeated = new Set([
	'personalTeleconf/account',
	'thirdPartyTeleconf/account',
	'alternateHost',
	'attendee',
	'attendeeCount/source',
	'createMeetingAttendeeResponse/attendeeId',
	'checkBox',
	'choice',
	'contact',
	'createContacts/contactID',
	'createContactsResponse/contactID',
	'customFields',
	'dayInWeek/day',
	'deliveredEmail',
	'distList',
	'document',
	'emails/email',
	'getTrainingSessionResponse/schedule/startDate',
	'orderTabs/tab',
	'event',
	'eventAttendeeHistory',
	'eventSessionHistory',
	'globalNum',
	'listValue',
	'lstMeetingTypeResponse/meetingType',
	'meetingTypes/meetingType',
	'metaData/meetingTypes',
	'metaData/serviceType',
	'meeting',
	'meetingAttendeeHistory',
	'meetingUsageHistory',
	'mpAudio',
	'panelists/panelist',
	'participant',
	'getSessionInfoResponse/presenter',
	'lstsummaryProgramResponse/program',
	'repeatSession',
	'recordAccessHistory',
	'recordDetail',
	'recordedEvent',
	'lstRecordingResponse/recording',
	'lstRecordingInRecycleBinResponse/recording',
	'regQandA',
	'register',
	'rule',
	'scheduleFor/webExID',
	'schedulingPage',
	'schedulingTemplates/sessionTemplate',
	'services',
	'serviceSessionTypes',
	'serviceTypes/serviceType',
	'session',
	'sessions',
	'createTrainingSessionResponse/sessionkey',
	'subError',
	'supportAttendeeHistory',
	'supportSessionHistory',
	'salesAttendeeHistory',
	'salesSessionHistory',
	'test',
	'lstTimeZoneResponse/timeZone',
	'trackingCodes/trackingCode',
	'trainingAttendeeHistory',
	'trainingSession',
	'trainingSessionHistory',
	'tspAccount/tspAccount',
	'passwordCriteria/disallowValue',
	'accountPasswordCriteria/disallowValue',
	'user',
]);

export function plainOf(node: XmlNode, nameOfType?: string, around?: string): Plain {
	const { children, attributes, text } = node;
	const marks = Object.entries(attributes).filter(([name]) => name !== 'type');
	if (children.length === 0 && marks.length === 0) return text;
	const plain: Record<string, Plain | Plain[]> = {};
	for (const [name, value] of marks) plain[`@${name}`] = value;
	if (text.trim() !== '') plain['#text'] = text;
	const parent = nameOfType ?? node.name;
	for (const child of children) {
		const value = plainOf(child, undefined, parent);
		const before = Object.hasOwn(plain, child.name) ? plain[child.name] : undefined;
		if (Array.isArray(before)) before.push(value);
		else if (before !== undefined) plain[child.name] = [before, value];
		else if (isRepeated(child.name, parent, around)) {
			plain[child.name] = [value];
		} else plain[child.name] = value;
	}
	return plain;
}

const isRepeated = (name: string, parent: string, around = '') =>
	repeated.has(name) ||
	repeated.has(`${parent}/${name}`) ||
	repeated.has(`${around}/${parent}/${name}`);

/** Plain data to send: numbers and booleans become texts. */
export type PlainInput =
	| boolean
	| number
	| string
	| { readonly [name: string]: PlainInput | readonly PlainInput[] | undefined };

const elementName = /^[A-Za-z_][\w.-]*$/;

/** Elements from plain data: a list becomes one element per item; `undefined` and `null` are left out. */
export function nodesOf(plain: PlainInput, path: string): XmlNode[] {
	if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
		throw new WebexInputError(path, 'expected an object with the names of the elements');
	}
	return Object.entries(plain).flatMap(([name, value]) => {
		const inside = `${path}.${name}`;
		if (value === undefined || value === null) return [];
		if (!elementName.test(name) || name === '__proto__') {
			throw new WebexInputError(inside, 'this is no name of an element');
		}
		return [value]
			.flat()
			.map((item) =>
				typeof item === 'object' ? branch(name, nodesOf(item, inside)) : leaf(name, String(item)),
			);
	});
}
