import fc from 'fast-check';
import { linearPattern, patternOf } from 'n8n-nodes-webex/src/pattern/pattern.ts';
import { expect, test } from 'vitest';

// What people write, and the corners of the grammar; joined at random.
const words = (text: string) => text.split(' ');
const atoms = [
	...[' ', '\n', 'a'],
	...words(
		String.raw`b A ſ ß K 1 _ - . / 😀 \. \n \/ \t \v \f \r \d \D \w \W \s \S \x61 \u0061 \cJ \0`,
	),
	...words(
		String.raw`[ab] [^a] [a-c1] [\w-] [^\s\d] [\]] [] [^] [\b] [😀a] [^b-z] \ud83d\ude00 \ud83d`,
	),
];
const withUnicode = words(String.raw`\u{61} \u{1F600} \p{L} \P{Lu} \u{0017F}`);
// What only the old grammar allows.
const withoutUnicode = words(String.raw`{ } ] {1 x{,2} \a \K \C \u \x \012 \p{L}`);
const places = ['^', '$', '\\b', '\\B'];
const quantifiers = ['', '', '', ...words('* + ? *? +? ?? {2} {0} {1,} {0,2} {2,3}?')];
const groups = ['(', '(?:', '(?<name>'];
const looks = ['(?=', '(?!', '(?<=', '(?<!'];

// Without (?i:…): V8 itself is mistaken there, /(((\W))*|(?=(?-i:a?)|))a/i finds no A.
const patternOfAtoms = (atoms: readonly string[]) =>
	fc.letrec<{ pattern: string; sequence: string; part: string; inside: string }>((tie) => {
		const group = (starts: readonly string[]) =>
			fc.tuple(fc.constantFrom(...starts), tie('inside')).map(([start, all]) => `${start}${all})`);
		const repeated = (part: fc.Arbitrary<string>) =>
			fc.tuple(part, fc.constantFrom(...quantifiers)).map((both) => both.join(''));
		return {
			pattern: fc
				.array(tie('sequence'), { minLength: 1, maxLength: 3 })
				.map((all) => all.join('|')),
			inside: tie('pattern'),
			sequence: fc.array(tie('part'), { maxLength: 4 }).map((all) => all.join('')),
			part: fc.oneof(
				{ depthSize: 'small', maxDepth: 3, withCrossShrink: true },
				{ arbitrary: repeated(fc.constantFrom(...atoms)), weight: 5 },
				{ arbitrary: fc.constantFrom(...places), weight: 1 },
				{ arbitrary: repeated(group(groups)), weight: 2 },
				{ arbitrary: group(looks), weight: 1 },
			),
		};
	}).pattern;
const flags = fc.subarray([...'imsgyd']).map((all) => all.join(''));
const expression = fc.oneof(
	fc.tuple(patternOfAtoms([...atoms, ...withoutUnicode]), flags),
	fc.tuple(
		patternOfAtoms([...atoms, ...withUnicode]),
		flags.map((others) => `${others}u`),
	),
);
const characters = [
	...'aabbAB1ſßsSKk _-./\n\r\u2028',
	'😀',
	'\ud83d',
	'\ude00',
	'é',
	'\0',
	'\b',
	'{',
	']',
];
const text = fc.array(fc.constantFrom(...characters), { maxLength: 8 }).map((all) => all.join(''));

/** How a pattern is searched; nothing for what is no regular expression or has too many states. */
function compiled(source: string, flags: string): ReturnType<typeof linearPattern> | undefined {
	try {
		return linearPattern(source, flags);
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		expect(String(error)).toContain('is too long');
		return undefined;
	}
}

test('finds what JavaScript finds', { timeout: 120_000 }, () => {
	const seen = { found: 0, missing: 0 };
	fc.assert(
		fc.property(
			expression,
			fc.array(text, { minLength: 1, maxLength: 5 }),
			([source, flags], texts) => {
				const linear = compiled(source, flags);
				if (!linear) return;
				const native = new RegExp(source, flags);
				for (const searched of texts) {
					const isFound = searched.search(native) >= 0;
					seen[isFound ? 'found' : 'missing'] += 1;
					expect([searched, linear.search(searched).isFound]).toEqual([searched, isFound]);
				}
			},
		),
		{ numRuns: Number(process.env['PATTERNS'] ?? 5_000) },
	);
	// Both answers are frequent, and most are regular expressions.
	expect(Math.min(seen.found, seen.missing)).toBeGreaterThan(2500);
});

// Each of these keeps JavaScript busy for seconds to years on a text of some thousand characters.
const hostile: readonly (readonly [string, (length: number) => string])[] = [
	['^(a+)+$', (length) => `${'a'.repeat(length)}!`],
	['^(a|aa)+$', (length) => `${'a'.repeat(length)}!`],
	['(x+x+)+y', (length) => 'x'.repeat(length)],
	['(.*)*\\d{3}(.*)*=', (length) => '1'.repeat(length)],
	['\\s+$', (length) => `${' '.repeat(length)}!`],
	['.*.*.*.*.*=', (length) => 'x'.repeat(length)],
	['^(([a-z])+.)+[A-Z]([a-z])+$', (length) => `${'a'.repeat(length)}!`],
	['(?=(a+)+b)c|(?<!(a+)+)b', (length) => 'a'.repeat(length)],
	['^(?:(?:a?){20}){30}$', (length) => `${'a'.repeat(length)}!`],
	['^([\\w.]+)+@([\\w-]+\\.)+\\w+$', (length) => `${'a.'.repeat(length / 2)}!`],
];

test.each(hostile)('/%s/ takes steps in proportion to the text', (source, textOf) => {
	const { search, states } = linearPattern(source, 'i');
	const [short, long] = [search(textOf(1000)), search(textOf(8000))];
	expect([short.isFound, long.isFound]).toEqual([false, false]);
	expect(long.steps).toBeLessThan(8.1 * short.steps);
	// Each state leads to three others at most here.
	expect(long.steps).toBeLessThan(3 * states * 8010);
});

test('random patterns take steps in proportion to the text', () => {
	fc.assert(
		fc.property(expression, text, ([source], repeated) => {
			const linear = compiled(source, 'm');
			if (!linear) return;
			for (const times of [1, 200]) {
				const searched = `${repeated.repeat(times)}!`;
				expect(linear.search(searched).steps).toBeLessThanOrEqual(
					8 * linear.states * (searched.length + 1),
				);
			}
		}),
		{ numRuns: 1000 },
	);
});

test.each([
	[
		'/(a)\\1/',
		'the pattern refers to a group with \\1: write out what the group holds, got /(a)\\1/',
	],
	['/(?<x>a)\\k<x>/', 'the pattern refers to a group with \\k<x>: write out what the group holds'],
	['/\\2(a)(b)/', 'the pattern refers to a group with \\2: write out what the group holds'],
	['/\\2(a)[(]\\(/', 'the pattern has \\2, which only old patterns have'],
	['/\\8/', 'the pattern has \\8, which only old patterns have'],
	['/\\k/', 'the pattern has \\k, which only old patterns have'],
	['/(a)\\k<x>/', 'the pattern has \\k<x>, which only old patterns have'],
	['/\\c1/', 'the pattern has \\c, which only old patterns have'],
	['/[a&&b]/v', 'the pattern has the flag v: use u'],
	['/(?:a{100}){100}/', 'the pattern is too long, or has parts that are repeated too often'],
	['/(?:(?:(?:){9999}){9999}){9999}/', 'the pattern is too long'],
	[`/${'a'.repeat(3000)}/`, 'the pattern is too long'],
	[`/${'('.repeat(500)}${')'.repeat(500)}/`, 'the pattern has too many groups inside each other'],
	['/(/', 'expected a part of the text, or a pattern such as /^alarm/i, got /(/'],
	['/a/x', 'expected a part of the text, or a pattern such as /^alarm/i, got /a/x'],
])('%s is refused with what to do', (given, reason) => {
	expect(() => patternOf(given, 'Text')).toThrow(`Text: ${reason}`);
});

test.each([
	['outage', 'An OUTAGE again', true],
	['a.c', 'abc', false],
	['(a+)+$', 'x (A+)+$ y', true],
	['/INC\\d+/i', 'see inc0042', true],
	['/^(?<team>ops|dev): .*\\bdown\\b/im', 'Hello\nOps: db is down', true],
	['/^deploy$/', 'deploy it', false],
	['/\\p{Emoji_Presentation}/u', 'done 🎉', true],
	['/ok(?!ay)/g', 'okay', false],
	['/(?<=\\$)\\d{2,4}/', 'costs $250', true],
	['/^(?i:alarm): (?-i:a)$/', 'ALARM: a', true],
	['/^(?-i:alarm)$/i', 'ALARM', false],
	['/^b/y', 'ab', false],
])('%s in %j: %s', (given, searched, isFound) => {
	expect(searched.search(patternOf(given, 'Text')) >= 0).toBe(isFound);
});
