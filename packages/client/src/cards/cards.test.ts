import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildCard, type CardParts, fallbackOf } from './build.ts';
import { approvalCard, formCard, incidentCard, pollCard, statusCard } from './library.ts';
import { type Family, families, type Rule, untyped } from './schema.ts';
import { cardText } from './text.ts';
import { cardProblems } from './validate.ts';

/** Microsoft's own reader of cards, which is independent of this package. Its modules cannot be imported in Node. */
const reader = createRequire(import.meta.url)(
	'adaptivecards/dist/adaptivecards.min.js',
) as typeof import('adaptivecards');

function problemsByReader(given: object): string[] {
	const context = new reader.SerializationContext(reader.Versions.v1_3);
	const card = new reader.AdaptiveCard();
	card.version = reader.Versions.v1_3;
	card.parse(given, context);
	const parsed = Array.from(
		{ length: context.eventCount },
		(_, index) => context.getEventAt(index).message,
	);
	return [...parsed, ...card.validateProperties().validationEvents.map(({ message }) => message)];
}

const cardOf = (...body: object[]) => ({ type: 'AdaptiveCard', version: '1.3', body });

const parts: CardParts = {
	title: 'Change 4711',
	text: 'New **firmware** on the core switch',
	facts: [{ title: 'Site', value: 'Oslo' }],
	imageUrl: 'https://example.com/plan.png',
	inputs: [
		{ label: 'Reason', kind: 'multiline', isRequired: true, placeholder: 'Why?' },
		{ label: 'How many', id: 'count', kind: 'number', value: '3' },
		{ label: 'Date', kind: 'date', value: '2026-11-22' },
		{ label: 'Time', kind: 'time', value: '12:30' },
		{ label: 'Urgent', kind: 'toggle', value: 'true' },
		{ label: 'Site', kind: 'choice', options: ['Oslo', 'Lagos'], value: 'Oslo' },
		{ label: 'Teams', kind: 'choices', options: ['Voice', 'Network'] },
	],
	buttons: [
		{ title: 'Send', style: 'positive', data: { kind: 'send' } },
		{ title: 'Open', url: 'https://example.com/4711' },
	],
};

test('the parts of a card become elements, inputs and buttons', () => {
	const { body, actions } = buildCard(parts);
	expect(body).toMatchObject([
		{ type: 'TextBlock', text: 'Change 4711', weight: 'bolder' },
		{ type: 'TextBlock', text: 'New **firmware** on the core switch' },
		{ type: 'Image', url: 'https://example.com/plan.png' },
		{ type: 'FactSet', facts: [{ title: 'Site', value: 'Oslo' }] },
		{ type: 'Input.Text', id: 'Reason', isMultiline: true, isRequired: true, placeholder: 'Why?' },
		{ type: 'Input.Number', id: 'count', value: 3 },
		{ type: 'Input.Date', value: '2026-11-22' },
		{ type: 'Input.Time', value: '12:30' },
		{ type: 'Input.Toggle', title: 'Urgent', value: 'true' },
		{ type: 'Input.ChoiceSet', choices: [{ title: 'Oslo', value: 'Oslo' }, {}], value: 'Oslo' },
		{ type: 'Input.ChoiceSet', isMultiSelect: true },
	]);
	expect(actions).toEqual([
		{ type: 'Action.Submit', title: 'Send', data: { kind: 'send' }, style: 'positive' },
		{ type: 'Action.OpenUrl', title: 'Open', url: 'https://example.com/4711' },
	]);
	expect(fallbackOf(parts)).toBe(
		'**Change 4711**\n\nNew **firmware** on the core switch\n\n- Site: Oslo',
	);
});

test('a card says its texts, inputs and buttons in its order', () => {
	const show = {
		type: 'Action.ShowCard',
		title: 'More',
		card: cardOf({ type: 'TextBlock', text: 'Inside' }),
	};
	const columns = [
		{ items: [{ type: 'TextBlock', text: 'Left' }] },
		{ items: [{ type: 'RichTextBlock', inlines: ['Ri', { type: 'TextRun', text: 'ght' }] }] },
	];
	const card = buildCard(parts);
	expect(
		cardText({
			...card,
			body: [...(card['body'] as object[]), { type: 'ColumnSet', columns }],
			actions: [...(card['actions'] as object[]), show],
		}),
	).toBe(
		[
			'Change 4711',
			'New **firmware** on the core switch',
			'[Image: Change 4711]',
			'- Site: Oslo',
			'Reason: ____',
			'How many: ____',
			'Date: ____',
			'Time: ____',
			'☐ Urgent',
			'Site:',
			'○ Oslo',
			'○ Lagos',
			'Teams:',
			'○ Voice',
			'○ Network',
			'Left',
			'Right',
			'[Send]',
			'[Open](https://example.com/4711)',
			'[More]',
			'Inside',
		].join('\n'),
	);
	expect(cardText({})).toBe('');
});

test.each([
	['built', parts],
	['approval', approvalCard({ title: 'Deploy?', disapproveLabel: 'No', facts: parts.facts })],
	['form', formCard({ title: 'Visitor', inputs: parts.inputs ?? [] })],
	['poll', pollCard({ title: 'Lunch?', choices: ['Pizza', 'Soup'], isMultiple: true })],
	[
		'incident',
		incidentCard({ title: 'Trunk', severity: 'critical', url: 'https://example.com/1' }),
	],
	['status', statusCard({ title: 'Trunk', state: 'ok', url: 'https://example.com/1' })],
])('the %s card is valid for us and for another reader', (_, given) => {
	const card = buildCard(given);
	expect([cardProblems(card), problemsByReader(card)]).toEqual([[], []]);
});

test.each([
	['x', '', 'expected an object, got "x"'],
	[{ version: '1.3', body: [] }, 'type', 'expected "AdaptiveCard", got nothing'],
	[
		{ ...cardOf({}), version: '1.5' },
		'version',
		'expected "1.3" or lower, which Webex shows, got "1.5"',
	],
	[cardOf(), '', 'expected at least one element in "body", or an action'],
	[cardOf({ type: 'TextBlock' }), 'body[0].text', 'is missing: a TextBlock needs it'],
	[cardOf({ type: 'TextBlock', text: 7 }), 'body[0].text', 'expected a text, got 7'],
	[
		cardOf({ type: 'Image', url: 'plan.png' }),
		'body[0].url',
		'expected an address that begins with https://, http://, data:image/, got "plan.png"',
	],
	[
		cardOf({
			type: 'Image',
			url: 'https://a.example',
			selectAction: { type: 'Action.OpenUrl', url: 'file:///etc' },
		}),
		'body[0].selectAction.url',
		'expected an address that begins with https://, http://, mailto:, tel:, sip:, webexteams:, got "file:///etc"',
	],
	[
		cardOf({ type: 'Image', url: 'javascript:alert(1)' }),
		'body[0].url',
		'expected an address that begins with https://, http://, data:image/, got "javascript:alert(1)"',
	],
	[
		cardOf({ type: 'TextBlock', text: 'x', size: 'huge' }),
		'body[0].size',
		'expected "default", "small", "medium", "large", "extraLarge", got "huge"',
	],
	[
		cardOf({ type: 'ColumnSet', columns: [{ items: [{ type: 'Image' }] }] }),
		'body[0].columns[0].items[0].url',
		'is missing: an Image needs it',
	],
	[cardOf({ type: 'FactSet', facts: {} }), 'body[0].facts', 'expected a list, got {}'],
	[
		cardOf({ type: 'Input.Text', id: 'a' }, { type: 'Input.Date', id: 'a' }),
		'body[1].id',
		'is used twice: body[0] has "a" too',
	],
	[
		{ ...cardOf({ type: 'TextBlock', text: 'x' }), actions: [{ type: 'Action.Execute' }] },
		'actions[0].type',
		'expected "Action.OpenUrl", "Action.Submit", "Action.ShowCard", "Action.ToggleVisibility", got "Action.Execute"',
	],
	[
		cardOf({
			type: 'Container',
			items: [],
			selectAction: { type: 'Action.ShowCard', card: cardOf() },
		}),
		'body[0].selectAction.type',
		'expected "Action.OpenUrl", "Action.Submit", "Action.ToggleVisibility", got "Action.ShowCard"',
	],
])('of %j it points at the element', (card, path, message) => {
	expect(cardProblems(card)[0]).toEqual({ path, message });
});

test.each([
	'javascript:alert(1)',
	'JavaScript:alert(1)',
	' java\tscript:x',
	'data:text/html,x',
	'vbscript:x',
])('no button opens %j', (url) => {
	const card = { ...cardOf(), actions: [{ type: 'Action.OpenUrl', title: 'Open', url }] };
	const message = `expected an address that begins with https://, http://, mailto:, tel:, sip:, webexteams:, got ${JSON.stringify(url)}`;
	expect(cardProblems(card)).toEqual([{ path: 'actions[0].url', message }]);
});

test.each([
	'https://a.example/x',
	'HTTP://a.example',
	'mailto:a@b.example',
	'webexteams://im?space=1',
])('a button may open %s', (url) => {
	const card = { ...cardOf(), actions: [{ type: 'Action.OpenUrl', title: 'Open', url }] };
	expect(cardProblems(card)).toEqual([]);
});

test('words are known in any case, and what nobody knows does no harm', () => {
	const block = { type: 'TextBlock', text: 'x', color: 'Accent', $data: 'rows' };
	expect(cardProblems(cardOf(block))).toEqual([]);
});

test('a card that is nested without end is refused instead of followed', () => {
	let deep: object = { type: 'TextBlock', text: 'x' };
	for (let level = 0; level < 5000; level += 1) deep = { type: 'Container', items: [deep] };
	expect(cardProblems(cardOf(deep))[0]?.message).toBe('is nested more than 40 levels deep');
});

let inputs = 0;

/** Any value that the schema allows. */
function arbitraryOf(rule: Rule, depth: number): fc.Arbitrary<unknown> {
	switch (rule.kind) {
		case 'any':
			return fc.constant({ a: 1 });
		case 'text':
			return fc.constantFrom('12:30', 'some text');
		case 'pixels':
			return fc.constantFrom('12px', '150px');
		case 'number':
			return fc.integer({ min: 1, max: 100 });
		case 'flag':
			return fc.boolean();
		case 'url':
			return fc.constant('https://example.com/a.png');
		case 'word':
			return fc.constantFrom(...rule.words);
		case 'one':
			return objectOf(rule.family, depth + 1);
		case 'list':
			return fc.array(objectOf(rule.family, depth + 1), { minLength: 1, maxLength: 2 });
		case 'either':
			return fc.oneof(...rule.rules.map((option) => arbitraryOf(option, depth)));
	}
}

/** Values without elements inside, which end the nesting. */
const simple = new Set(['TextBlock', 'Image', 'Input.Text', 'Action.OpenUrl', 'Action.Submit']);

function objectOf(family: Family, depth: number): fc.Arbitrary<object> {
	const all = Object.entries(families[family]);
	const few = all.filter(([type]) => simple.has(type));
	const usable = depth > 2 && few.length > 0 ? few : all;
	return fc.oneof(
		...usable.map(([type, { required, properties }]) => {
			const entries = Object.entries(properties).filter(
				([name, rule]) =>
					required.includes(name) ||
					(depth < 4 && name !== 'fallback' && name !== 'requires' && rule.kind !== 'any'),
			);
			return fc
				.record(
					Object.fromEntries(entries.map(([name, rule]) => [name, arbitraryOf(rule, depth)])),
					{ requiredKeys: required as never[] },
				)
				.map((object: Record<string, unknown>) => {
					inputs += 1;
					const isCard = family === 'card';
					return {
						...(!untyped.has(family) && { type }),
						...object,
						...('id' in object && { id: `input${inputs}` }),
						...(isCard && { version: '1.3', body: [{ type: 'TextBlock', text: 'x' }] }),
					};
				});
		}),
	);
}

const anyCard = fc
	.array(objectOf('element', 0), { minLength: 1, maxLength: 3 })
	.map((body) => cardOf(...body));

test('every card that the schema allows is accepted', () => {
	fc.assert(
		fc.property(anyCard, (card) => {
			expect(cardProblems(card)).toEqual([]);
		}),
		{ numRuns: 500 },
	);
});

/** Removes a required property, or writes a word where none is allowed, somewhere in a card. */
function* breakages(card: object): Generator<{ readonly path: string; readonly card: object }> {
	for (const [path, element, family] of elementsOf(card)) {
		const shape = families[family][String(element['type'])];
		for (const [name, rule] of Object.entries(shape?.properties ?? {})) {
			const broken =
				rule.kind === 'word'
					? 'nonsense'
					: shape?.required.includes(name) && rule.kind !== 'either'
						? undefined
						: null;
			if (broken === null) continue;
			const before = element[name];
			element[name] = broken;
			yield { path: `${path}.${name}`, card: structuredClone(card) };
			element[name] = before;
		}
	}
}

function* elementsOf(card: object): Generator<[string, Record<string, unknown>, Family]> {
	const { body = [] } = card as { body?: Record<string, unknown>[] };
	for (const [index, element] of body.entries()) yield [`body[${index}]`, element, 'element'];
}

test('whatever is broken in a card is reported at its place', () => {
	let broken = 0;
	fc.assert(
		fc.property(anyCard, (card) => {
			for (const { path, card: given } of breakages(structuredClone(card))) {
				broken += 1;
				const found = cardProblems(given).map((problem) => problem.path);
				expect(found).toContain(path);
			}
		}),
		{ numRuns: 100 },
	);
	expect(broken).toBeGreaterThan(500);
});

test('another reader agrees about words that do not belong', () => {
	for (const [type, { properties, required }] of Object.entries(families.element)) {
		for (const [name, rule] of Object.entries(properties)) {
			// It accepts any word for these, or understands them in another way.
			if (rule.kind !== 'word' || name === 'fallback') continue;
			const whole = Object.fromEntries(
				required.map((field) => [
					field,
					fc.sample(arbitraryOf(properties[field] ?? { kind: 'text' }, 3), 1)[0],
				]),
			);
			const card = cardOf({ type, ...whole, [name]: 'nonsense' });
			expect([type, name, cardProblems(card).length]).toEqual([type, name, 1]);
			expect([
				type,
				name,
				problemsByReader(card).some((text) => text.includes('nonsense')),
			]).toEqual([type, name, true]);
		}
	}
});

test('another reader accepts every element that the schema allows', () => {
	fc.assert(
		fc.property(anyCard, (card) => {
			// The schema knows these for sets of images too, and "should" is advice.
			const known =
				/Invalid value "(auto|stretch)" for property "imageSize"|property "lang"|should have/;
			expect(problemsByReader(card).filter((text) => !known.test(text))).toEqual([]);
		}),
		{ numRuns: 300 },
	);
});
