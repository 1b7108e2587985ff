import { expect, test } from 'vitest';
import { compare } from '../src/compare.ts';
import type { Explained } from '../src/explained.ts';

const explained = (check: string): Explained => ({ check, kind: 'program', reason: 'Its own.' });

test('what passes, and what fails with a reason, is no problem', () => {
	const list = [explained('b')];
	expect(compare([{ name: 'a' }, { name: 'b', problem: 'no' }], list)).toEqual({
		passed: 1,
		explained: list,
		problems: [],
	});
});

test.each([
	['a new failure', [{ name: 'a', problem: 'no' }], [], /"a" failed, and nothing explains it: no/],
	[
		'a failure that went away',
		[{ name: 'a' }],
		[explained('a')],
		/"a" is explained, but it passed/,
	],
	[
		'a check that went away',
		[{ name: 'a' }],
		[explained('b')],
		/"b" is explained, but there is no/,
	],
	['two checks of one name', [{ name: 'a' }, { name: 'a' }], [], /Two checks have the name "a"/],
	['no checks at all', [], [], /Nothing was checked/],
])('%s is a problem', (_, checks, list, problem) => {
	expect(compare(checks, list).problems).toEqual([expect.stringMatching(problem)]);
});
