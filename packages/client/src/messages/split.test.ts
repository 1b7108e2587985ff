import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesIn, maxMessageBytes, splitMessage } from './split.ts';

const withoutBlanks = (text: string) => text.replaceAll(/\s+/g, '');

test('what fits stays as it is, to the byte', () => {
	for (const text of ['', 'Hello', 'ä'.repeat(3719), `${'x'.repeat(maxMessageBytes)}`]) {
		expect(splitMessage(text)).toEqual([text]);
	}
	expect(splitMessage(`${'ä'.repeat(3719)}xx`)).toHaveLength(2);
});

test('parts end with paragraphs, then with lines, then with words', () => {
	const paragraph = 'One two three.\nFour five six.';
	expect(splitMessage([paragraph, paragraph, paragraph].join('\n\n'), 64)).toEqual([
		`${paragraph}\n\n${paragraph}`,
		paragraph,
	]);
	expect(splitMessage(paragraph, 16)).toEqual(['One two three.', 'Four five six.']);
	expect(splitMessage('One two three four', 9)).toEqual(['One two', 'three', 'four']);
	expect(splitMessage('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
});

test('a code block stays whole, or is closed and opened again', () => {
	const code = '```sql\nselect 1\n\nselect 2\n```';
	const text = `Before the code\n\n${code}\n\nAfter the code`;
	expect(splitMessage(text, 40)).toEqual(['Before the code', code, 'After the code']);
	expect(splitMessage(code, 26)).toEqual(['```sql\nselect 1\n\n```', '```sql\nselect 2\n```']);
});

test('mentions and links are never cut', () => {
	const mention = '<@personEmail:jonas.lindqvist@fernhill.example|Jonas Lindqvist>';
	const link = '[the status page of it](https://status.example.com/a b)';
	const text = `${'word '.repeat(9)}${mention} ${'word '.repeat(9)}${link} end`;
	const parts = splitMessage(text, 80);
	expect(parts.some((part) => part.includes(mention))).toBe(true);
	expect(parts.some((part) => part.includes(link))).toBe(true);
});

test('characters of several code points stay whole where they can', () => {
	const family = '👨‍👩‍👧‍👦';
	const parts = splitMessage(family.repeat(4), 60);
	expect(parts).toEqual([family + family, family + family]);
});

const line = fc.oneof(
	fc.string({ maxLength: 60 }),
	fc.string({ unit: 'grapheme', maxLength: 40 }),
	fc.constantFrom('', '```', '```ts', '~~~', '<@all> and <@personId:abc|Jane Doe>', '- item'),
);

test('any text comes in parts that fit, with nothing lost but blanks', () => {
	fc.assert(
		fc.property(
			fc.array(line, { maxLength: 30 }),
			fc.integer({ min: 32, max: 300 }),
			(lines, most) => {
				const text = lines.join('\n');
				const parts = splitMessage(text, most);
				expect(parts.every((part) => bytesIn(part) <= most)).toBe(true);
				expect(parts.every((part) => !/[\uD800-\uDBFF]$|^[\uDC00-\uDFFF]/.test(part))).toBe(true);
				const fences = /^ {0,3}(?:`{3,}|~{3,}).*$/gm;
				const joined = parts.join('\n').replaceAll(fences, '');
				expect(withoutBlanks(joined)).toBe(withoutBlanks(text.replaceAll(fences, '')));
			},
		),
		{ numRuns: 500 },
	);
});
