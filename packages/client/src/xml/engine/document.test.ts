import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mutated, xmlText } from '../../../test/xml/arbitrary.ts';
import {
	createdMeeting,
	nothingToTell,
	oneUser,
	refused,
	sessions,
} from '../../../test/xml/fixtures.ts';
import { contentOf, libxmlOracle } from '../../../test/xml/libxml-oracle.ts';
import { decodeXml } from './charset.ts';
import { branch, escapeXml, leaf, writeXml } from './document.ts';
import { readMessage } from './envelope.ts';
import { XmlDocumentError } from './errors.ts';
import { parseXml } from './parse.ts';

const documents = { createdMeeting, oneUser, sessions, refused, nothingToTell };

function problemOf(read: () => unknown): string {
	try {
		read();
		return 'none';
	} catch (error) {
		if (XmlDocumentError.is(error)) return error.problem;
		throw error;
	}
}

describe('writing and reading', () => {
	test('any text survives, line breaks included', () => {
		fc.assert(
			fc.property(xmlText(), (text) => {
				expect(parseXml(writeXml(branch('a', [leaf('b', text)]))).children[0]?.text).toBe(text);
			}),
		);
	});

	test('what XML cannot hold is dropped, whole pairs of surrogates are kept', () => {
		expect(escapeXml('a\u0000b\u000Bc\uFFFEd\uD800e\uDC00f😀')).toBe('abcdef😀');
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const written = writeXml(leaf('a', text));
				expect(libxmlOracle(written)).toEqual(contentOf(parseXml(written)));
			}),
		);
	});

	test('line breaks are written as references, because Webex drops plain ones', () => {
		expect(writeXml(leaf('a', '1\r\n2'))).toBe('<a>1&#13;&#10;2</a>');
	});

	test('entities are decoded once', () => {
		expect(parseXml('<a>&amp;lt;</a>').text).toBe('&lt;');
	});
});

describe('charsets', () => {
	const latin = new Uint8Array(
		Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>Zürich</a>', 'latin1'),
	);
	const utf8 = new TextEncoder().encode('<?xml version="1.0" encoding="ISO-8859-1"?><a>Zürich</a>');

	test.each([
		['the header', utf8, 'text/xml;charset=UTF-8'],
		['the prolog', latin, 'text/xml'],
		['the prolog, when the bytes do not fit the header', latin, 'text/xml;charset=UTF-8'],
		['the prolog, when the header names none that exists', latin, 'text/xml; charset=martian'],
		['UTF-8', new TextEncoder().encode('<a>Zürich</a>'), undefined],
	])('by %s', (_, bytes, contentType) => {
		expect(parseXml(decodeXml(bytes, contentType)).text).toBe('Zürich');
	});

	test('bytes that fit nothing are refused', () => {
		const bytes = new Uint8Array([...new TextEncoder().encode('<a>'), 0xff, 0xfe]);
		expect(problemOf(() => decodeXml(bytes))).toBe('malformed');
	});
});

describe('what is refused', () => {
	const deep = (levels: number) => '<a>'.repeat(levels) + '</a>'.repeat(levels);

	test.each([
		['a document type', '<!DOCTYPE a [<!ENTITY x "y">]><a/>', 'refused'],
		[
			'entities in entities',
			'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>',
			'refused',
		],
		[
			'a file of this machine',
			'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
			'refused',
		],
		['an entity nobody declared', '<a>&nbsp;</a>', 'malformed'],
		['depth', deep(5000), 'refused'],
		['a huge attribute', `<a b="${'x'.repeat(20_000)}"/>`, 'refused'],
		[
			'a crowd of attributes',
			`<a ${Array.from({ length: 60 }, (_, i) => `a${i}=""`).join(' ')}/>`,
			'refused',
		],
		[
			'the prototype as an element',
			'<a><__proto__><isAdmin>true</isAdmin></__proto__></a>',
			'refused',
		],
		['the prototype with a prefix', '<a><x:__proto__ xmlns:x="y"/></a>', 'refused'],
		['the prototype as an attribute', '<a __proto__="x"/>', 'refused'],
		['mismatched tags', '<a><b></a></b>', 'malformed'],
		['two roots', '<a/><b/>', 'malformed'],
		['a null character', '<a>\u0000</a>', 'malformed'],
		['nothing', '', 'cut off'],
		['no XML', '{"error":"no"}', 'malformed'],
		['an unclosed root', '<a><b>1</b>', 'cut off'],
	])('%s', (_, document, problem) => {
		expect(problemOf(() => parseXml(document))).toBe(problem);
	});

	test('more elements, or a longer document, than the limits allow', () => {
		const wide = `<a>${'<b/>'.repeat(100)}</a>`;
		expect(problemOf(() => parseXml(wide, { elements: 100 }))).toBe('refused');
		expect(problemOf(() => parseXml(wide, { length: 100 }))).toBe('refused');
		expect(problemOf(() => parseXml(wide, { elements: 101, length: 1000 }))).toBe('none');
	});

	test('names of methods are only names', () => {
		const { children } = parseXml('<a><constructor>1</constructor><toString>2</toString></a>');
		expect(children.map(({ name, text }) => [name, text])).toEqual([
			['constructor', '1'],
			['toString', '2'],
		]);
	});
});

describe('answers that broke on the way', () => {
	test.each(Object.entries(documents))(
		'%s, cut at every character, is never a result',
		(_, document) => {
			for (let end = 0; end < document.length; end += 1) {
				const cut = document.slice(0, end);
				expect(
					problemOf(() => readMessage(cut)),
					cut.slice(-40),
				).not.toBe('none');
			}
			expect(problemOf(() => readMessage(document))).toBe('none');
		},
	);

	test('changed at random, it is refused, or tells exactly what a second reader finds', () => {
		const all = Object.values(documents);
		let accepted = 0;
		fc.assert(
			fc.property(mutated(all), (document) => {
				const problem = problemOf(() => readMessage(document));
				if (problem !== 'none') return;
				const told = libxmlOracle(document);
				// Prefixes are not looked at here, so a broken declaration of one changes nothing.
				if (told === 'tolerated') return;
				accepted += 1;
				expect(contentOf(parseXml(document))).toEqual(told);
			}),
			{ numRuns: 5000 },
		);
		expect(accepted).toBeGreaterThan(20);
	});
});
