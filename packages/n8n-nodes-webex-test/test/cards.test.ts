import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { byId, operationsOf } from '../src/one-node.ts';

let harness: Harness;
let roomId: string;
beforeEach(async () => {
	harness = await createHarness();
	roomId = [...harness.simulator.world.rooms.keys()][0] ?? '';
});
afterEach(async () => await harness.close());

const { run, json } = operationsOf('webexMessages', () => harness);
const messages = () => harness.simulator.world.messagesOf(roomId);
const newest = () => messages().at(-1);

const card = (name: string, parameters: object = {}) => ({
	roomId: byId(roomId),
	messageType: 'card',
	card: name,
	cardTitle: 'Replace the core switch?',
	...parameters,
});
const facts = { values: [{ title: 'Site', value: 'Oslo' }] };
const own = {
	type: 'AdaptiveCard',
	version: '1.3',
	body: [{ type: 'TextBlock', text: 'x' }],
};

test('Send sends a card as JSON, with the text for those who do not see it', async () => {
	const cardJson = JSON.stringify(own);
	await json('message', 'send', card('json', { cardJson, content: 'A card: **x**' }));
	expect(newest()).toMatchObject({
		text: 'A card: x',
		attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: own }],
	});
});

test('a card from an expression may be an object', async () => {
	const cardJson = '={{ $json.card }}';
	await json('message', 'send', card('json', { cardJson, content: 'A card' }), {
		items: [{ card: own }],
	});
	expect(newest()?.attachments?.[0]?.content).toEqual(own);
});

test.each([
	[{ cardJson: JSON.stringify(own), content: '={{ "" }}' }, '"Fallback Text" is empty'],
	[{ cardJson: '{ "type": ', content: 'x' }, 'is not JSON'],
	[
		{ cardJson: JSON.stringify({ ...own, body: [{ type: 'Image' }] }), content: 'x' },
		'at body[0].url is missing: an Image needs it',
	],
	[
		{
			cardJson: JSON.stringify({
				...own,
				body: [
					{ type: 'Image' },
					{ type: 'Container', items: [{ type: 'TextBlock', text: 'x', size: 'huge' }] },
				],
			}),
			content: 'x',
		},
		'has 2 faults: at body[0].url is missing: an Image needs it; at body[1].items[0].size expected "default"',
	],
])('Send refuses %j before anything is sent', async (parameters, expected) => {
	const before = messages().length;
	const { error } = await run('message', 'send', card('json', parameters));
	expect(`${error?.message} ${error?.description}`).toContain(expected);
	expect(messages().length).toBe(before);
});

test.each([
	['poll', { choices: ' , ' }, '"Choices"'],
	['form', { inputs: { values: [{ label: 'Site', kind: 'choice' }] } }, '"Site" has none'],
	['form', { inputs: { values: [{ kind: 'text' }] } }, 'number 1 has none'],
	['pigeon', {}, '"Card" has no choice "pigeon"'],
])('Send refuses the card %s with %j', async (name, parameters, expected) => {
	const { error } = await run('message', 'send', card(name, parameters));
	expect(`${error?.message} ${error?.description}`).toContain(expected);
});

test('a card is built from fields, and tells itself to those who do not see it', async () => {
	await json(
		'message',
		'send',
		card('build', {
			cardText: 'It is **old**',
			facts,
			imageUrl: 'https://example.com/plan.png',
			inputs: {
				values: [
					{ label: 'Why?', id: 'reason', kind: 'multiline', isRequired: true },
					{ label: 'Site', kind: 'choice', options: 'Oslo, Lagos' },
				],
			},
			buttons: {
				values: [
					{ title: 'Later', data: 'later' },
					{ title: 'Ticket', url: 'https://example.com/1' },
				],
			},
		}),
	);
	expect(newest()?.text).toContain('Replace the core switch?');
	expect(newest()?.attachments?.[0]?.content).toMatchObject({
		body: [
			{ type: 'TextBlock', text: 'Replace the core switch?' },
			{ type: 'TextBlock', text: 'It is **old**' },
			{ type: 'Image' },
			{ type: 'FactSet', facts: [{ title: 'Site', value: 'Oslo' }] },
			{ type: 'Input.Text', id: 'reason', isMultiline: true, isRequired: true },
			{ type: 'Input.ChoiceSet', id: 'Site', choices: [{ value: 'Oslo' }, { value: 'Lagos' }] },
		],
		actions: [
			{ type: 'Action.Submit', title: 'Later', data: { button: 'later' } },
			{ type: 'Action.OpenUrl', url: 'https://example.com/1' },
		],
	});
});

test.each([
	[
		'approval',
		{ facts },
		{ actions: [{ data: { decision: 'approve' } }, { data: { decision: 'disapprove' } }] },
	],
	[
		'form',
		{ inputs: { values: [{ label: 'Name' }] } },
		{ body: [{}, { type: 'Input.Text', id: 'Name' }], actions: [{ title: 'Submit' }] },
	],
	[
		'incident',
		{ severity: 'critical', linkUrl: 'https://example.com/1' },
		{ body: [{ text: 'Critical: Replace the core switch?', color: 'attention' }] },
	],
	[
		'poll',
		{ choices: 'Monday, next Tuesday', isMultiple: true },
		{
			body: [
				{},
				{
					id: 'vote',
					isMultiSelect: true,
					choices: [{ value: 'Monday' }, { value: 'next Tuesday' }],
				},
			],
		},
	],
	['status', { state: 'down' }, { body: [{ text: 'Down: Replace the core switch?' }] }],
])('the ready card %s is sent', async (name, parameters, expected) => {
	await json('message', 'send', card(name, parameters));
	expect(newest()?.attachments?.[0]?.content).toMatchObject(expected);
});

test('Reply in Thread sends cards too', async () => {
	const [root] = messages();
	await json('message', 'reply', {
		...card('status', { state: 'ok' }),
		messageId: root?.id ?? '',
	});
	expect(newest()).toMatchObject({ parentId: root?.parentId ?? root?.id });
});

test('a card and a file go as two messages, and the node says so', async () => {
	const files = [
		{
			data: { data: Buffer.from('x').toString('base64'), mimeType: 'text/csv', fileName: 'a.csv' },
		},
	];
	const parameters = card('status', { state: 'ok', options: { binaryFields: 'data' } });
	const { items, hints, error } = await run('message', 'send', parameters, { files });
	expect(error).toBeUndefined();
	expect(items.length).toBe(2);
	expect(hints).toEqual([
		'Webex takes one file a message, and none beside a card: 2 messages were sent.',
	]);
	expect(messages().slice(-2)).toMatchObject([
		{ attachments: [{}] },
		{ files: [expect.any(String)] },
	]);
});

test('HTML becomes what Webex shows, with its mentions', async () => {
	const content =
		'<p>Hi <@personEmail:jonas.lindqvist@fernhill.example>, <b>2 * 3</b></p><ul><li>one</li></ul>';
	await json('message', 'send', { roomId: byId(roomId), format: 'html', content });
	expect(newest()).toMatchObject({
		html: expect.stringMatching(/<strong>2 \* 3<\/strong>[\s\S]*<li>one<\/li>/),
		mentionedPeople: [expect.any(String)],
	});
	await json('message', 'update', {
		messageId: newest()?.id ?? '',
		format: 'html',
		content: '<i>done</i>',
	});
	expect(newest()).toMatchObject({ text: 'done', html: '<p><em>done</em></p>' });
});

test('a stored card of JSON without a text of its own is sent with its mention', async () => {
	const parameters = card('json', {
		cardJson: JSON.stringify(own),
		options: { mention: 'jonas.lindqvist@fernhill.example' },
	});
	await json('message', 'send', { ...parameters, content: '' });
	expect(newest()).toMatchObject({
		mentionedPeople: [expect.any(String)],
		attachments: [{ content: own }],
	});
	const { error } = await run('message', 'send', { ...parameters, options: {} });
	expect(`${error?.message} ${error?.description}`).toContain('"Fallback Text" is empty');
});

test('the field for JSON begins with a card that can be sent', async () => {
	await json('message', 'send', card('json', { content: 'A question' }));
	expect(newest()).toMatchObject({ text: 'A question' });
	expect(newest()?.attachments?.[0]?.content).toMatchObject({
		body: [{ type: 'TextBlock' }, { type: 'Input.Text', id: 'comment' }],
	});
});

test('a dry run of a card says what people read, and sends nothing', async () => {
	const before = messages().length;
	const options = { dryRun: true };
	const [shown] = await json(
		'message',
		'send',
		card('poll', { choices: 'Monday, Friday', options }),
	);
	expect(shown?.['preview']).toBe(
		'Replace the core switch?\nYour choice:\n○ Monday\n○ Friday\n[Vote]',
	);
	const plain = { roomId: byId(roomId), content: 'x', options };
	const [text] = await json('message', 'send', plain);
	expect([text?.['preview'], messages().length]).toEqual([undefined, before]);
	const selected = { ...plain, simplify: 'selected', selectedFields: 'text, id' };
	expect(await json('message', 'send', selected)).toEqual([text]);
});

const said = () =>
	`This message was sent automatically with [n8n](http://127.0.0.1:5678/workflow/${harness.stored.id})`;

test('a message ends with the workflow that sent it, where that is wanted', async () => {
	const options = { appendAttribution: true };
	const send = async (parameters: object) => {
		await json('message', 'send', { roomId: byId(roomId), options, ...parameters });
		return newest();
	};
	expect((await send({ content: 'Up' }))?.markdown).toBe(`Up\n\n*${said()}*`);
	const address = `http://127.0.0.1:5678/workflow/${harness.stored.id}`;
	expect((await send({ content: 'Up', format: 'text' }))?.text).toBe(
		`Up\n\nThis message was sent automatically with n8n: ${address}`,
	);
	const drawn = await send(
		card('json', { cardJson: JSON.stringify(own), content: 'Card', options }),
	);
	expect(drawn?.markdown).toBe(`Card\n\n*${said()}*`);
	expect(drawn?.attachments?.[0]?.content).toMatchObject({
		body: [{ text: 'x' }, { type: 'TextBlock', text: `*${said()}*` }],
	});
	expect((await send({ content: 'Up', options: {} }))?.markdown).toBe('Up');
	const { error } = await run('message', 'send', { roomId: byId(roomId), content: '={{ "" }}' });
	expect(error?.message).toBe('"Message" is empty');
});

test('the inputs of a card of JSON get values, also deep inside', async () => {
	const input = (type: string, id: string) => ({ type: `Input.${type}`, id });
	const body = [
		{ ...input('Text', 'name'), value: 'before' },
		{
			type: 'Container',
			items: [input('Number', 'count'), { ...input('Toggle', 'urgent'), title: 'Urgent' }],
		},
		{ ...input('Date', 'day'), value: '2026-11-27' },
	];
	const cardInputs = {
		mappingMode: 'defineBelow',
		value: { name: '={{ $json.name }}', count: 3, urgent: true, other: 'x' },
	};
	const parameters = { cardJson: JSON.stringify({ ...own, body }), content: 'Card', cardInputs };
	await json('message', 'send', card('json', parameters), { items: [{ name: 'Amara' }] });
	expect(newest()?.attachments?.[0]?.content).toMatchObject({
		body: [
			{ id: 'name', value: 'Amara' },
			{ items: [{ value: 3 }, { value: 'true' }] },
			{ id: 'day', value: '2026-11-27' },
		],
	});
});
