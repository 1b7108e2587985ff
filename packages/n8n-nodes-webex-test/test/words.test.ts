import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type INodeProperties, type INodeTypeDescription, NodeHelpers } from 'n8n-workflow';
import { beforeAll, expect, test } from 'vitest';
import { type Form, formsOf } from '../src/forms.ts';
import { loadPackage, nodesFolder } from '../src/package.ts';
import { faultsOfLabel, faultsOfText, isPlaceholder, type Part, partsOf } from '../src/words.ts';

let nodes: { readonly name: string; readonly properties: INodeProperties[] }[];
let forms: Form[];
let parts: { readonly at: string; readonly part: Part }[];

beforeAll(async () => {
	const loader = await loadPackage();
	const described = Object.keys(loader.known.nodes).map(
		(name) =>
			(loader.getNode(name).type as unknown as { description: INodeTypeDescription }).description,
	);
	const credentials = Object.keys(loader.known.credentials).map(
		(name) => loader.getCredential(name).type,
	);
	nodes = described;
	forms = nodes.flatMap(formsOf);
	parts = [...described, ...credentials].flatMap(({ name, properties }) =>
		properties.flatMap((property) => partsOf(property, name)),
	);
});

const isShown = ({ part }: { part: Part }) => part.type !== 'hidden';

/** Each fault once, with where it is. */
const faults = (find: (part: Part) => readonly string[]) => [
	...new Set(
		parts.filter(isShown).flatMap(({ at, part }) => find(part).map((fault) => `${at}: ${fault}`)),
	),
];

test('there are as many forms as choices lead to', () => {
	expect(forms.length).toBeGreaterThan(1000);
	expect(parts.length).toBeGreaterThan(2000);
});

test('labels are in title case', () => {
	expect(
		faults(({ displayName, name = '', type }) =>
			type === 'notice' ? [] : faultsOfLabel(displayName ?? name),
		),
	).toEqual([]);
});

test('descriptions, hints and actions read like sentences', () => {
	expect(
		faults(({ description, hint, action }) =>
			[description, hint, action]
				.filter((text) => text !== undefined)
				.flatMap((text) => faultsOfText(text).map((fault) => `${fault}: ${text}`)),
		),
	).toEqual([]);
});

/** A notice is a paragraph, with one sentence or several, and may list what to copy. */
test('notices end with a full stop, or with what to copy', () => {
	expect(
		faults(({ type, displayName = '' }) =>
			type === 'notice' && !/(?:\.|: [\w:. -]+)$/.test(displayName.replaceAll(/<[^>]*>/g, ''))
				? [displayName]
				: [],
		),
	).toEqual([]);
});

test('"Whether" begins the description of each switch, and of nothing else', () => {
	expect(
		faults(({ type, description }) => {
			if (!type || description === undefined) return [];
			return description.startsWith('Whether ') === (type === 'boolean') ? [] : [description];
		}),
	).toEqual([]);
});

test('a description says more than its label', () => {
	const letters = (text: string) => text.toLowerCase().replaceAll(/[^a-z]|^the /g, '');
	expect(
		faults(({ displayName, name = '', description }) =>
			description !== undefined && letters(description) === letters(displayName ?? name)
				? [description]
				: [],
		),
	).toEqual([]);
});

test('placeholders are examples, or say what to do', () => {
	expect(
		faults(({ placeholder, modes = [] }) =>
			[placeholder, ...modes.map((mode) => mode.placeholder)]
				.filter((text) => text !== undefined && text !== '' && !isPlaceholder(text))
				.map(String),
		),
	).toEqual([]);
});

test('choices of one list have different names and descriptions', () => {
	const doubled = (texts: readonly (string | undefined)[]) =>
		texts.filter((text, index) => text !== undefined && texts.indexOf(text) !== index).map(String);
	expect(
		faults(({ type = '', options = [] }) =>
			['options', 'multiOptions'].includes(type)
				? [
						...doubled((options as Part[]).map(({ name }) => name)),
						...doubled((options as Part[]).map(({ description }) => description)),
					]
				: [],
		),
	).toEqual([]);
});

test('what can be added to a collection comes in alphabetical order', () => {
	expect(
		faults(({ type, options = [] }) => {
			if (type !== 'collection') return [];
			const labels = (options as Part[]).map(({ displayName = '' }) => displayName);
			const sorted = labels.toSorted((one, other) => one.localeCompare(other, 'en'));
			return labels.join() === sorted.join() ? [] : [labels.join(', ')];
		}),
	).toEqual([]);
});

test('no form has two fields with one label', () => {
	const doubled = forms.flatMap(({ name, fields }) => {
		const labels = fields.map(({ displayName }) => displayName);
		const twice = labels.filter((label, index) => labels.indexOf(label) !== index);
		return twice.map((label) => `${name}: ${label}`);
	});
	expect(doubled).toEqual([]);
});

const what = new Set(['authentication', 'event', 'operation', 'pollTimes', 'resource']);
const where = new Set(['meetingKey', 'person', 'roomId', 'roomIds', 'rooms', 'sendTo', 'teamId']);
const content = new Set(['content', 'message', 'messageType', 'newTitle', 'query', 'topic']);
const output = new Set(['includeSecrets', 'selectedFields', 'simplify', 'withParticipants']);
const last = new Set(['filters', 'options']);

test('every form asks what, where, content, output, options, in this order', () => {
	const order = [what, where, content, output, last];
	const late = forms.flatMap(({ name, fields }) => {
		// A trigger filters before it says what comes out.
		const isTrigger = fields.every((field) => field.name !== 'operation');
		const ranks = fields
			.filter((field) => !(isTrigger && field.name === 'filters'))
			.map(
				(field) => [order.findIndex((names) => names.has(field.name)), field.displayName] as const,
			)
			.filter(([rank]) => rank >= 0);
		return ranks
			.filter(([rank], index) => ranks.slice(0, index).some(([before]) => before > rank))
			.map(([, label]) => `${name}: ${label}`);
	});
	expect(late).toEqual([]);
});

test('nothing but what comes out stands between "Output" and the options', () => {
	const wrong = forms.flatMap(({ name, fields }) => {
		const first = fields.findIndex((field) => field.name === 'simplify');
		return (first < 0 ? [] : fields.slice(first))
			.filter((field) => !output.has(field.name) && !last.has(field.name))
			.map(({ displayName }) => `${name}: ${displayName}`);
	});
	expect(wrong).toEqual([]);
});

/** Not labels, but texts that people see in Webex, in n8n, or in an answer. */
const others = new Set([
	'AdaptiveCard',
	'Answer',
	'Oslo',
	'Org Authorizations',
	'Review and decide',
	'Prevent downloading',
	'TextBlock',
	'This message was sent automatically with n8n',
	'Waiting for an answer in Webex',
	'Waiting until it appears in Webex',
	'Webex OAuth2 API',
	'Y2lz',
]);

const modesOf = ({ modes = [] }: Part) => modes.map(({ displayName }) => displayName);

test('what a text names in quotes is there, under this name', () => {
	const names = new Set(
		parts.flatMap(({ part }) => [part.displayName, part.name, ...modesOf(part)]).concat(...others),
	);
	const folder = join(nodesFolder, '..');
	const files = ['nodes', 'src', 'credentials'].flatMap((name) =>
		readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.ts'))
			.map((file) => join(folder, name, file)),
	);
	const missing = files.flatMap((file) => {
		const text = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
		const quoted = [...text.matchAll(/"([A-Z][a-zA-Z0-9]*(?: [a-zA-Z0-9()]+)*)"/g)];
		return quoted
			.map(([, name = '']) => name)
			.filter((name) => !names.has(name))
			.map((name) => `${file.slice(folder.length)}: ${name}`);
	});
	expect(files.length).toBeGreaterThan(300);
	expect(missing).toEqual([]);
});

test.each([
	['messages.created', ['resolve', 'downloadFiles', 'removeMention']],
	['messages.all', ['resolve', 'downloadFiles', 'removeMention']],
	['messages.deleted', []],
	['attachmentActions.created', ['resolve']],
])('what a trigger can read of an event is offered for it: %s', (event, offered) => {
	const { properties = [] } = nodes.find(({ name }) => name === 'webexMessagesTrigger') ?? {};
	const options = properties.find(({ name }) => name === 'options')?.options ?? [];
	const fields = [...properties, ...(options as INodeProperties[])].filter(({ name }) =>
		['resolve', 'downloadFiles', 'removeMention'].includes(name),
	);
	const isOffered = (field: INodeProperties) =>
		NodeHelpers.displayParameter({ event }, field, { typeVersion: 1 }, null, { event });
	expect(fields.filter(isOffered).map(({ name }) => name)).toEqual(offered);
});
