import { expect, test } from 'vitest';
import { readNextLink } from './link.ts';

const next = 'https://webexapis.com/v1/rooms?cursor=abc';

test.each([
	['the usual form', `<${next}>; rel="next"`],
	['no quotes', `<${next}>; rel=next`],
	['upper case and spaces', `< ${next} > ; REL = "NEXT"`],
	['several relations of one link', `<${next}>; rel="last next"`],
	['other links before it', `<https://webexapis.com/v1/rooms>; rel="first", <${next}>; rel="next"`],
	['other links after it', `<${next}>; rel="next", <https://webexapis.com/v1/rooms>; rel="first"`],
	['other parameters, with commas in quotes', `<${next}>; title="a, b; rel=x"; rel="next"`],
])('finds the next page with %s', (_, header) => {
	expect(readNextLink(header)).toBe(next);
});

test('keeps commas and semicolons inside the address', () => {
	const address = 'https://webexapis.com/v1/people?id=a,b;c&cursor=1';
	expect(readNextLink(`<${address}>; rel="next"`)).toBe(address);
});

test.each([undefined, '', '<https://webexapis.com/v1/rooms>; rel="first"', 'nonsense'])(
	'finds no next page in %s',
	(header) => {
		expect(readNextLink(header)).toBeUndefined();
	},
);
