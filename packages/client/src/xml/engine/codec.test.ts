import { WebexInputError } from '@webex-nodes/http';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { written } from '../../../test/xml/arbitrary.ts';
import { xml } from '../index.ts';
import { type Codec, list, required, text, time } from './codec.ts';
import { branch, leaf, writeXml, type XmlNode } from './document.ts';
import { element } from './element.ts';
import { XmlDocumentError } from './errors.ts';
import type { XmlOperation } from './operation.ts';
import { parseXml } from './parse.ts';
import { plainOf } from './plain.ts';

const operations = Object.entries(xml).flatMap(([service, contract]) =>
	Object.entries<XmlOperation>(contract).map(
		([name, operation]) => [`${service}.${name}`, operation] as const,
	),
);

const read = (codec: Codec, node: XmlNode, unknown: 'keep' | 'refuse' = 'refuse') =>
	codec.read(node, { unknown, answerZone: '20', path: ['here'] });

function roundTrip(codec: Codec): void {
	fc.assert(
		fc.property(written(codec), (value) => {
			const node = codec.write('bodyContent', value as never, { path: '' });
			expect(read(codec, parseXml(writeXml(node)))).toEqual(value);
		}),
		{ numRuns: 60 },
	);
}

describe.each(operations)('%s', (_, { request, response, type }) => {
	test('what is written as a request is read back equal', () => roundTrip(request));

	test('what is written as an answer is read back equal', () => roundTrip(response));

	test('lists stay lists as plain data, with one item too', () => {
		const [operation = ''] = type.split('.').slice(1);
		const answerType = `${operation.charAt(0).toLowerCase()}${operation.slice(1)}Response`;
		for (const path of listsIn(response)) {
			const [content] = [...path].reduceRight<XmlNode[]>(
				(inside, name) => [branch(name, inside)],
				[leaf('x', '1')],
			);
			const plain = plainOf(branch('bodyContent', content ? [content] : []), answerType);
			const found = path.reduce<unknown>(
				(value, name) => (Array.isArray(value) ? value[0] : value)?.[name],
				plain,
			);
			expect(Array.isArray(found), `${answerType}/${path.join('/')}`).toBe(true);
		}
	});
});

/** The paths of all lists of a codec. */
function listsIn(codec: Codec): string[][] {
	return Object.entries(codec.fields ?? {}).flatMap(([name, field]) => [
		...(field.kind === 'list' ? [[name]] : []),
		...listsIn(field.item ?? field).map((path) => [name, ...path]),
	]);
}

describe('identifiers', () => {
	const recordings = xml.recordings.list.response;

	test('keep leading zeros and digits that no number holds', () => {
		const node = parseXml(
			'<b><recording><recordingID>007</recordingID><confID>9007199254740993001</confID></recording></b>',
		);
		expect(recordings.read(node, { unknown: 'keep', path: ['b'] })?.recording).toEqual([
			{ recordingID: '007', confID: '9007199254740993001' },
		]);
	});

	test('that an answer must have, and has not, are an answer that is not complete', () => {
		const node = parseXml('<b><recording><name>x</name></recording></b>');
		expect(() => recordings.read(node, { unknown: 'keep', path: ['b'] })).toThrow(
			'it has no value for b/recording/recordingID',
		);
	});
});

describe('reading an answer', () => {
	const codec = element({ name: text, when: time(), timeZoneID: text, days: list(text) });

	test('keeps elements that nobody knows, and lists them when they repeat', () => {
		const node = parseXml('<b><name>n</name><new><x>1</x></new><tag>a</tag><tag>b</tag></b>');
		expect(read(codec, node, 'keep')).toEqual({
			name: 'n',
			days: [],
			new: { x: '1' },
			tag: ['a', 'b'],
		});
	});

	test('keeps values that surprise', () => {
		const { response } = xml.meetings.get;
		const node = parseXml(
			'<b><meetingkey>1</meetingkey><hostJoined>maybe</hostJoined><schedule><duration>1e3</duration><startDate>soon</startDate></schedule></b>',
		);
		expect(read(response, node, 'keep')).toEqual({
			meetingkey: '1',
			meetingKey: '1',
			hostJoined: 'maybe',
			schedule: { duration: '1e3', startDate: 'soon' },
		});
	});

	test('takes empty elements for nothing, and the zone of -1 for an unknown one', () => {
		const node = parseXml(
			'<b><name/><when>06/01/2026 10:00:00</when><timeZoneID>-1</timeZoneID></b>',
		);
		expect(read(codec, node, 'keep')).toEqual({
			name: '',
			when: '2026-06-01T10:00:00',
			timeZoneID: '-1',
			days: [],
		});
	});

	test('takes upper case for booleans', () => {
		const node = parseXml('<b><meetingkey>1</meetingkey><hostJoined>TRUE</hostJoined></b>');
		expect(read(xml.meetings.get.response, node, 'keep')).toMatchObject({ hostJoined: true });
	});
});

describe('reading a request', () => {
	test.each([
		['<b><meetingkey>1</meetingkey><nonsense/></b>', 'unknown element here/nonsense'],
		[
			'<b><meetingkey>1</meetingkey><schedule><duration>long</duration></schedule></b>',
			'here/schedule/duration is "long", expected a whole number',
		],
		['<b><meetingkey>1</meetingkey><hostJoined>maybe</hostJoined></b>', 'expected true or false'],
		[
			'<b><meetingkey>1</meetingkey><repeat><repeatType>SOMETIMES</repeatType></repeat></b>',
			'expected NO_REPEAT, DAILY',
		],
		['<b/>', 'it has no value for here/meetingkey'],
	])('refuses %s', (document, message) => {
		expect(() => read(xml.meetings.update.request, parseXml(document))).toThrow(message);
		expect(() => read(xml.meetings.update.request, parseXml(document))).toThrow(XmlDocumentError);
	});
});

describe('writing', () => {
	const write = (codec: Codec, value: unknown) =>
		writeXml(codec.write('b', value as never, { path: '' }));

	test('puts elements into the order of the schema', () => {
		const { request } = xml.meetings.create;
		expect(
			write(request, {
				schedule: { duration: 5, startDate: '2026-01-01' },
				metaData: { agenda: 'A', confName: 'C' },
			}),
		).toBe(
			'<b><metaData><confName>C</confName><agenda>A</agenda></metaData><schedule><startDate>01/01/2026 00:00:00</startDate><duration>5</duration></schedule></b>',
		);
	});

	test('leaves out what is undefined or null, and writes an empty text', () => {
		expect(write(element({ a: text, b: text, c: text }), { a: undefined, b: null, c: '' })).toBe(
			'<b><c/></b>',
		);
	});

	test('takes a name as it is written elsewhere', () => {
		expect(write(xml.meetings.update.request, { meetingKey: '7' })).toBe(
			'<b><meetingkey>7</meetingkey></b>',
		);
	});

	test.each([
		[{ metaData: { confName: 7 } }, 'metaData.confName: expected a text, got "7"'],
		[{ metaData: 'x' }, 'metaData: expected an object, got "x"'],
		[{ metaData: null, nonsense: 1 }, 'nonsense: this operation has no such element'],
		[{ schedule: { duration: 1.5 } }, 'schedule.duration: expected a whole number, got "1.5"'],
		[{ schedule: { duration: '5' } }, 'schedule.duration: expected a whole number'],
		[
			{ accessControl: { isPublic: 'yes' } },
			'accessControl.isPublic: expected true or false, got "yes"',
		],
		[{ repeat: { repeatType: 'HOURLY' } }, 'repeat.repeatType: expected NO_REPEAT, DAILY'],
		[
			{ repeat: { dayInWeek: { day: 'MONDAY' } } },
			'repeat.dayInWeek.day: expected a list, got "MONDAY"',
		],
		[{ schedule: { startDate: 5 } }, 'schedule.startDate: expected an ISO 8601 time, got "5"'],
		[
			{ participants: { attendees: { attendee: [{}] } } },
			'participants.attendees.attendee[0].person: a value is needed',
		],
		[JSON.parse('{"__proto__":{"x":1}}'), '__proto__: this operation has no such element'],
	])('refuses %o', (value, message) => {
		expect(() => write(xml.meetings.create.request, value)).toThrow(message);
		expect(() => write(xml.meetings.create.request, value)).toThrow(WebexInputError);
	});

	test('refuses an empty list where at least one is needed', () => {
		const codec = element({ ids: required(list(text)) });
		expect(() => write(codec, { ids: [] })).toThrow('ids: at least one is needed');
	});
});
