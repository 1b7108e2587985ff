import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import {
	ParseOption,
	XmlBufferInputProvider,
	XmlDocument,
	XsdValidator,
	xmlCleanupInputProvider,
	xmlRegisterInputProvider,
} from 'libxml2-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeXml } from '../src/xml/engine/charset.ts';
import { parseXmlResponse, readMessage, writeMessage } from '../src/xml/engine/envelope.ts';
import { XmlDocumentError } from '../src/xml/engine/errors.ts';
import type { XmlOperation } from '../src/xml/engine/operation.ts';
import { parseXml } from '../src/xml/engine/parse.ts';
import type { Plain } from '../src/xml/engine/plain.ts';
import { zones } from '../src/xml/engine/zones.ts';
import { xml } from '../src/xml/index.ts';
import { mutated, written } from '../test/xml/arbitrary.ts';
import { contentOf, libxmlOracle } from '../test/xml/libxml-oracle.ts';

const folder = fileURLToPath(new URL('../../../../shared/reference/xml/', import.meta.url));
if (!existsSync(folder)) {
	throw new Error(
		`The documents of the XML API are not at ${folder}: nothing was checked. This command needs the folder "shared" beside the checkout; everything else works without it.`,
	);
}

const operations = Object.values(xml).flatMap((contract) =>
	Object.values<XmlOperation>(contract as Readonly<Record<string, XmlOperation>>),
);

const documentsIn = (name: string) =>
	readdirSync(join(folder, name))
		.filter((file) => file.endsWith('.xml'))
		.map((file) => [`${name}/${file}`, decodeXml(readFileSync(join(folder, name, file)))] as const);

const responses = [...documentsIn('responses'), ...documentsIn('synthetic')];
const requests = documentsIn('requests');

describe.each([...responses, ...requests])('%s', (_, document) => {
	test('is read as libxml2 reads it', () => {
		const told = libxmlOracle(document);
		// Some clients send prefixes that they never declare; the content is the same.
		if (told === 'tolerated') expect(document).not.toContain('xmlns:serv');
		else expect(contentOf(parseXml(document))).toEqual(told);
	});
});

describe.each(responses)('%s', (_, document) => {
	test('loses nothing as plain data, compared with fast-xml-parser', () => {
		const parser = new XMLParser({
			ignoreAttributes: true,
			removeNSPrefix: true,
			parseTagValue: false,
			trimValues: false,
			ignoreDeclaration: true,
			htmlEntities: true,
		});
		const { message } = parser.parse(document) as { message: { body: { bodyContent: Plain } } };
		const { body } = parseXmlResponse(document);
		expect(textsIn(body).sort()).toEqual(textsIn(message.body.bodyContent).sort());
	});

	test('is read by the codec of its operation', () => {
		const { bodyType, content, result } = readMessage(document);
		const operation = operations.find(({ type }) => responseType(type) === bodyType);
		if (!operation) {
			expect(result === 'FAILURE' || untyped.has(bodyType)).toBe(true);
			return;
		}
		const value =
			content && operation.response.read(content, { unknown: 'keep', path: [bodyType] });
		expect(value).toBeDefined();
		expect(JSON.stringify(value)).not.toContain('"null"');
	});
});

/** Answers of operations that have no codec: the raw request reads them. */
const untyped = new Set(['getLoginTicketResponse']);

/** Every text with its name. Spaces between elements say nothing. */
function textsIn(plain: Plain | readonly Plain[] | undefined, name = ''): string[] {
	if (plain === undefined) return [];
	if (typeof plain === 'string') return [`${name}=${plain}`];
	if (Array.isArray(plain)) return plain.flatMap((item: Plain) => textsIn(item, name));
	const children = Object.entries(plain as Readonly<Record<string, Plain>>).filter(
		([key]) => key !== '#text' && !key.startsWith('@'),
	);
	return children.flatMap(([key, value]) => textsIn(value, key));
}

function responseType(type: string): string {
	const name = type.split('.')[1] ?? '';
	return `${name.charAt(0).toLowerCase()}${name.slice(1)}Response`;
}

describe.each(requests)('%s', (file, document) => {
	test('is read by the codec of its operation, unless it is known to be wrong', () => {
		const bodyContent = parseXml(document)
			.children.find(({ name }) => name === 'body')
			?.children.find(({ name }) => name === 'bodyContent');
		const type = bodyContent?.attributes['type']?.replace('java:com.webex.service.binding.', '');
		const operation = operations.find((each) => each.type.toLowerCase() === type?.toLowerCase());
		const reason = unread[file.replace('requests/', '')];
		let problem: string | undefined;
		try {
			if (!operation || !bodyContent)
				throw new XmlDocumentError('unexpected', `no operation ${type}`);
			operation.request.read(
				{ ...bodyContent, children: bodyContent.children },
				{ unknown: 'refuse', answerZone: '20', path: ['body'] },
			);
		} catch (error) {
			if (!XmlDocumentError.is(error)) throw error;
			problem = error.message;
		}
		expect(problem ?? 'read').toContain(reason ?? 'read');
	});
});

/** Requests that a site would refuse, or that are of other operations, with what is wrong. */
const unread: Readonly<Record<string, string>> = {
	'cisco-ie-create-meeting.xml': 'unknown element body/schedule/timezoneID',
	'cisco-ie-create-teleconference-session.xml': 'no operation meeting.auo',
	'cisco-ie-get-teleconference-session.xml': 'no operation meeting.auo',
	'cisco-ie-lst-summary-meeting.xml': 'body/order/orderBy is "HOSTNAME"',
	'cisco-ie-set-meeting.xml': 'it has no value for body/meetingkey',
	'devnet-GetLoginTicket.xml': 'no operation user.GetLoginTicket',
};

describe('the schemas', () => {
	let validator: XsdValidator;

	/** The schemas require prefixes that no client and no server sends: they are removed from the schemas here. */
	beforeAll(() => {
		const files = readdirSync(join(folder, 'xsd'), { recursive: true, encoding: 'utf8' }).filter(
			(file) => file.endsWith('.xsd'),
		);
		const provider = new XmlBufferInputProvider(
			Object.fromEntries(
				files.map((file) => {
					const text = readFileSync(join(folder, 'xsd', file), 'utf8');
					return [file, Buffer.from(text.replace('elementFormDefault="qualified"', ''))];
				}),
			),
		);
		xmlRegisterInputProvider(provider);
		const imports = files
			.filter((file) => !/ims_|common/.test(file))
			.map((file) => {
				const text = readFileSync(join(folder, 'xsd', file), 'utf8');
				const namespace = /targetNamespace="([^"]+)"/.exec(text)?.[1] ?? '';
				return `<xsd:import namespace="${namespace}" schemaLocation="${file}"/>`;
			});
		const main = XmlDocument.fromString(
			`<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xsd:schema>`,
			{ url: 'main.xsd', option: ParseOption.XML_PARSE_DEFAULT },
		);
		validator = XsdValidator.fromDoc(main);
	});
	afterAll(() => xmlCleanupInputProvider());

	/** In the schemas a type is a name with a prefix, and some services have another name. */
	function inSchemaWords(document: string, type: string): string {
		const [binding = '', name = ''] = type.split('.');
		const service = { training: 'trainingsession' }[binding] ?? binding;
		const local = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
		const known: Readonly<Record<string, string>> = {
			'meetingtype.LstMeetingType': 'lstMeetingType',
			'meetingtype.GetMeetingType': 'getMeetingType',
		};
		return document.replace(
			`xsi:type="java:com.webex.service.binding.${type}"`,
			`xmlns:own="http://www.webex.com/schemas/2002/06/service/${service}" xsi:type="own:${known[type] ?? local}"`,
		);
	}

	function complaintOf(document: string): string {
		const parsed = XmlDocument.fromString(document);
		try {
			validator.validate(parsed);
			return '';
		} catch (error) {
			return String(error instanceof Error ? error.message : error);
		} finally {
			parsed.dispose();
		}
	}

	test('notice what is wrong', () => {
		const wrong = inSchemaWords(writeMessage('meeting.GetMeeting', []), 'meeting.GetMeeting');
		expect(complaintOf(wrong)).toContain('meetingKey');
	});

	test.each(operations.map((operation) => [operation.type, operation] as const))(
		'%s: every request that we can build is valid',
		(type, operation) => {
			fc.assert(
				fc.property(written(operation.request, { published: true }), (value) => {
					// The schema is older than the access token, and requires the older way to sign in.
					fc.pre(type !== 'user.AuthenticateUser' || 'samlResponse' in (value as object));
					const { children } = operation.request.write('bodyContent', value as never, { path: '' });
					const document = inSchemaWords(writeMessage(type, children), type);
					expect(complaintOf(document)).toBe('');
				}),
				{ numRuns: 40 },
			);
		},
	);
});

test('the table of time zones has the same numbers, places and zones', () => {
	const rows = readFileSync(join(folder, 'timezones.csv'), 'utf8')
		.trim()
		.split('\n')
		.slice(1)
		.map((line) => /^(\d+),("[^"]*"|[^,]*),([^,]*)/.exec(line)?.slice(1, 4) ?? []);
	expect(zones).toEqual(
		rows.map(([id, place = '', iana]) => [id, place.replaceAll('"', ''), iana]),
	);
});

describe('damaged answers', () => {
	test.each(responses)('%s, cut at every byte, is never a result', (_, document) => {
		const bytes = new TextEncoder().encode(document.trimEnd());
		for (let end = 0; end < bytes.length; end += 1) {
			expect(outcomeOf(() => readMessage(bytes.subarray(0, end)))).not.toBe('read');
		}
	});

	test('100,000 changed documents are refused, or tell exactly what a second reader finds', () => {
		const documents = responses
			.map(([, document]) => document)
			.filter(({ length }) => length < 6000);
		const longest = { elements: 5000, depth: 30, length: 20_000 };
		let accepted = 0;
		fc.assert(
			fc.property(mutated(documents), (document) => {
				if (outcomeOf(() => readMessage(document, { limits: longest })) !== 'read') return;
				const told = libxmlOracle(document);
				if (told === 'tolerated') return;
				accepted += 1;
				expect(contentOf(parseXml(document))).toEqual(told);
			}),
			{ numRuns: 100_000 },
		);
		expect(accepted).toBeGreaterThan(1000);
	}, 600_000);
});

function outcomeOf(read: () => unknown): string {
	try {
		read();
		return 'read';
	} catch (error) {
		if (XmlDocumentError.is(error)) return error.problem;
		throw error;
	}
}
