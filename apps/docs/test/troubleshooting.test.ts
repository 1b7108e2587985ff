import { expect, test } from 'vitest';
import { collect } from '../src/troubleshooting/collect.ts';
import { topics } from '../src/troubleshooting/entries.ts';

const entries = topics.flatMap((topic) => topic.entries);
const known = new Set(entries.flatMap(({ texts }) => texts));
const collected = collect();

test('each text that the package can show has an entry', () => {
	const missing = collected.filter(({ text }) => !known.has(text));
	expect(missing).toEqual([]);
});

test('each text of an entry is one that the package can show', () => {
	const shown = new Set(collected.map(({ text }) => text));
	expect([...known].filter((text) => !shown.has(text))).toEqual([]);
});

test('the texts are found where errors are made', () => {
	// Of each way to make one: a headline, an error of the node, of a library, a reason, a hint, a warning.
	expect(collected.map(({ text }) => text)).toEqual(
		expect.arrayContaining([
			'The Webex credential must be reconnected',
			'"…" has no choice "…"',
			'is empty: enter a text, or attach a file in "Options"',
			"The host … is not known: check its spelling and the network's DNS",
			'The account is not, or no longer, in … of the chosen rooms (spaces): …',
			'A webhook is deleted later: …',
		]),
	);
});
