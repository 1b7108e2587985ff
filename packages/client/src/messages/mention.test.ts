import { WebexInputError } from '@webex-nodes/http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildId } from '../rest/engine/ids.ts';
import { htmlToMarkdown } from './html.ts';
import { mentionOf } from './mention.ts';
import { splitMessage } from './split.ts';

const uuid = '0f4b1c9e-3d52-4a57-8e61-6b7c8d9e0f1a';
const jonas = buildId('PEOPLE', uuid);

test.each([
	['ana@example.com', '<@personEmail:ana@example.com>'],
	[` ${jonas} `, `<@personId:${jonas}>`],
	[uuid.toUpperCase(), `<@personId:${jonas}>`],
	['ALL', '<@all>'],
])('%s', (name, mention) => {
	expect(mentionOf(name)).toBe(mention);
});

test('a name, and the ID of something else, is refused', () => {
	expect(() => mentionOf('Jonas')).toThrow(
		'Mention: expected email addresses, person IDs or all, got "Jonas"',
	);
	expect(() => mentionOf(buildId('ROOM', uuid))).toThrow(
		'Mention: expected the ID of a person, got that of a room',
	);
});

test('whatever somebody enters is one mention, or refused', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.emailAddress()), (name) => {
			try {
				expect(mentionOf(name)).toMatch(/^<@(all|person(Email|Id):[^\s<>|]+)>$/);
			} catch (error) {
				if (!WebexInputError.is(error)) throw error;
			}
		}),
		{ numRuns: 2000 },
	);
});

test('a mention comes through HTML, and is never cut', () => {
	const people = fc.array(fc.emailAddress(), { minLength: 1, maxLength: 20 });
	fc.assert(
		fc.property(people, fc.integer({ min: 300, max: 500 }), (emails, most) => {
			// A grave accent or a vertical bar in an address is allowed, and no mention.
			const mentions = emails.filter((email) => !email.includes('|')).map(mentionOf);
			const text = mentions.join(' and then some words for ');
			expect(htmlToMarkdown(text)).toBe(text);
			const parts = splitMessage(text, most);
			const found = parts.flatMap((part) => part.match(/<@[^>]*>/g) ?? []);
			expect(found).toEqual(mentions);
		}),
		{ numRuns: 500 },
	);
});
