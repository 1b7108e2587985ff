import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentOf, libxmlOracle } from '../../../test/xml/libxml-oracle.ts';
import { XmlDocumentError } from './errors.ts';
import { parseXml } from './parse.ts';

function read(document: string): readonly string[] | undefined {
	try {
		return contentOf(parseXml(document));
	} catch (error) {
		if (!XmlDocumentError.is(error)) throw error;
		return undefined;
	}
}

/** Documents of the pieces where a parser can go wrong. */
const pieces = fc.array(
	fc.constantFrom(
		...['<a>', '</a>', '<b>', '</b>', '<a/>', '<ü>', '</ü>', '<a >', '</a >', '< a>', '</ a>'],
		...['<a b="1">', "<a b = '>'/>", '<a b="1"c=""/>', '<a b="" b=""/>', '<a b="<"/>', '<a b/>'],
		...[
			'<a b="\n&#10;&lt;"/>',
			'<a b=1/>',
			'<a b="&"/>',
			'<a\n\tb=""\r\n/>',
			'<-a/>',
			'<a\u00b7/>',
		],
		...['text', ' ', '\r\n', '\r', '\t', '&', '&amp;', '&lt;', '&nbsp;', '&amp', '&;', '&#;'],
		...['&#65;', '&#x41;', '&#X41;', '&#0;', '&#xD800;', '&#x10FFFF;', '&#x110000;', '&#xFFFE;'],
		...['&#00000000000065;', '&#99999999999999999999;', '&#1e1;', ']]>', ']]', '>', '<', '"'],
		...['<![CDATA[', '<![CDATA[<&]]>', '<![CDATA[]]]]>', '<![cdata[]]>', '<![CDATA[]]>'],
		...['<!--', '-->', '<!-- <b> & -->', '<!-- -- -->', '<!----->', '<!-->', '<!--->', '<!---->'],
		...['<?p?>', '<?p q?>', '<?p ??>', '<??>', '<? p?>', '<?xml?>', '<?XML p?>', '<?xml-p q?>'],
		...['<?xml version="1.0"?>', '<?xml version="1.0" ?>', '\ufeff', '\ufffe', '\u0001', '\ud800'],
		...['<?xml version="1.0" encoding="UTF-8"?>', "<?xml version='1.0' standalone='no'?>", '😀'],
	),
	{ maxLength: 6 },
);
const inside = fc
	.tuple(pieces, pieces, pieces)
	.map(([before, within, after]) => [
		...['', '<?xml version="1.0"?>'],
		...before.filter((_, index) => index < 1),
		'<r>',
		...within,
		'</r>',
		...after.filter((_, index) => index < 1),
	]);

/** Lists, whose elements are nearly the same again and again. */
const lists = fc
	.array(
		fc.constantFrom(
			...['<a>1</a>', '<a>2</a>', '<a/>', '<a >3</a >', '<a b="1">4</a>', '<a'],
			...['<ab>5</ab>', '<ab/>', '<c:a>6</c:a>', '<a><ab>7</ab></a>', '<ab><a/></ab>'],
		),
		{ maxLength: 12 },
	)
	.map((items) => ['<r xmlns:c="c">', ...items, '</r>']);

test('what it accepts, and what it finds in it, is what another parser accepts and finds', () => {
	let accepted = 0;
	fc.assert(
		fc.property(fc.oneof(pieces, inside, lists), (parts) => {
			const document = parts.join('');
			const told = libxmlOracle(document);
			if (told === 'tolerated') return;
			accepted += told ? 1 : 0;
			expect(read(document)).toEqual(told);
		}),
		{ numRuns: 20_000 },
	);
	expect(accepted).toBeGreaterThan(100);
});

test('attributes have the values that the document gives them', () => {
	const { attributes } = parseXml(
		`<a b="1 &lt;&#10;\n2" x:type='java:"q"' xmlns="u" xmlns:x="v" xmlnsx="w"/>`,
	);
	expect(attributes).toEqual({ b: '1 <\n 2', type: 'java:"q"', xmlnsx: 'w' });
});

test.each([
	['<a>\n <b></c></a>', 'unexpected </c> in line 2, column 9'],
	['<a><b c></b></a>', 'expected = in line 1, column 8'],
	['<a>1</a>2', 'unexpected text outside of the elements in line 1, column 10'],
	['<a>1', 'a is not closed'],
	['<a><!-- 1', 'expected --> in line 1, column 10'],
])('%s is refused with its place', (document, message) => {
	expect(() => parseXml(document)).toThrow(message);
});

const many = 100_000;

test.each([
	['comments that do not end', `<a>${'<!--'.repeat(many)}`],
	['tags that do not end', `<a>${'<b '.repeat(many)}`],
	['attributes that do not end', `<a ${'b="<'.repeat(many)}`],
	['instructions that do not end', `<a>${'<?b '.repeat(many)}`],
	['CDATA that does not end', `<a>${'<![CDATA['.repeat(many)}`],
	['references that are none', `<a>${'&#'.repeat(many)}</a>`],
	['brackets', `<a>${']]'.repeat(many)}</b>`],
	['names', `<a>${'<'.repeat(many)}</a>`],
	['blanks', `<a${' \n'.repeat(many)}`],
])('a crowd of %s comes to its end', (_, document) => {
	expect(read(document)).toBeUndefined();
});
