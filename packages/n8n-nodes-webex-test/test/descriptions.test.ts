import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { beforeAll, expect, test } from 'vitest';
import { homepage, loadPackage } from '../src/package.ts';

const names = ['webex', 'webexMeetings', 'webexMeetingsXml', 'webexMessages', 'webexRooms'];
const triggers = [
	'webexMeetingsTrigger',
	'webexMessagesTrigger',
	'webexPollTrigger',
	'webexRoomsTrigger',
	'webexTrigger',
];
interface Description {
	readonly description: string;
	readonly codex?: { readonly resources?: Resources };
	readonly properties: INodeProperties[];
	readonly usableAsTool?: unknown;
	readonly group: readonly string[];
	readonly inputs: readonly string[];
	readonly polling?: boolean;
}

type Resources = Readonly<Record<string, readonly { readonly url: string }[]>>;

let descriptions: Record<string, Description>;
let credentials: Record<string, { readonly documentationUrl?: string }>;

beforeAll(async () => {
	const loader = await loadPackage();
	descriptions = Object.fromEntries(
		[...names, ...triggers].map((name) => [
			name,
			(loader.getNode(name).type as { description: never }).description,
		]),
	);
	credentials = Object.fromEntries(
		Object.keys(loader.known.credentials).map((name) => [name, loader.getCredential(name).type]),
	);
});

const values = ({ options = [] }: INodeProperties) =>
	(options as INodePropertyOptions[]).map(({ value }) => value);

test.each(names)('%s: every operation has an action, a description and a valid default', (name) => {
	const operations =
		descriptions[name]?.properties.filter((field) => field.name === 'operation') ?? [];
	expect(operations.length).toBeGreaterThan(0);
	for (const operation of operations) {
		expect(values(operation)).toContain(operation.default);
		for (const option of operation.options as INodePropertyOptions[]) {
			expect([option.action, option.description]).toEqual([
				expect.stringMatching(/^[A-Z]/),
				expect.stringMatching(/^[A-Z]/),
			]);
		}
	}
});

test.each([...names, ...triggers])('%s: fields are shown by values that exist', (name) => {
	const properties = descriptions[name]?.properties ?? [];
	for (const { displayOptions, name: shown } of properties) {
		for (const [other, wanted] of Object.entries(displayOptions?.show ?? {})) {
			const candidates = properties.filter((property) => property.name === other);
			const possible = candidates.flatMap((property) =>
				property.type === 'boolean' ? [true, false] : values(property),
			);
			expect(possible, `${shown} depends on ${other}`).toEqual(
				expect.arrayContaining(wanted ?? []),
			);
		}
	}
});

test.each(names)('%s: an operation shows each field once', (name) => {
	const seen = new Map<string, INodeProperties[]>();
	for (const property of descriptions[name]?.properties ?? []) {
		const { resource = [], operation = [] } = property.displayOptions?.show ?? {};
		const key = JSON.stringify([property.name, resource, operation]);
		const others = seen.get(key) ?? [];
		for (const other of others) expect(isNeverWith(property, other), key).toBe(true);
		seen.set(key, [...others, property]);
	}
});

/** Whether another field decides that only one of them is shown. */
function isNeverWith(one: INodeProperties, other: INodeProperties): boolean {
	const shown = other.displayOptions?.show ?? {};
	return Object.entries(one.displayOptions?.show ?? {}).some(([field, choices = []]) => {
		const others: readonly unknown[] | undefined = shown[field];
		return others !== undefined && !choices.some((choice) => others.includes(choice));
	});
}

/** What comes out is chosen before the options, which are last. */
test.each(names)(
	'%s: every operation has "Simplify" and "Include Secrets" before its options',
	(name) => {
		const shown = new Map<string, string[]>();
		for (const { name: field, displayOptions } of descriptions[name]?.properties ?? []) {
			const { resource = [], operation = [] } = displayOptions?.show ?? {};
			const key = `${resource.join()} ${operation.join()}`;
			shown.set(key, [...(shown.get(key) ?? []), field]);
		}
		const late = [...shown].filter(([, fields]) => {
			const options = fields.findIndex((field) => ['filters', 'options'].includes(field));
			return options !== -1 && fields.slice(options).some((field) => outputs.has(field));
		});
		expect(late.map(([key]) => key)).toEqual([]);
	},
);

const outputs = new Set(['includeSecrets', 'simplify', 'withParticipants']);

test.each(names)('%s can be used as a tool by an agent', (name) => {
	expect(descriptions[name]?.usableAsTool).toBe(true);
});

/** Resources and events of the vendor's description of webhooks. @see https://developer.webex.com/docs/api/v1/webhooks */
const resources =
	'adminBatchJobs attachmentActions convergedRecordings dataSources meetingParticipants meetings meetingTranscripts memberships messages recordings rooms serviceApp telephony_calls telephony_conference telephony_mwi uc_counters';
const events =
	'authorized created deauthorized deleted ended joined left migrated started statusChanged updated';

test('Webex Trigger offers the 16 resources and the 11 events that Webex knows', () => {
	const field = descriptions['webexTrigger']?.properties.find(({ name }) => name === 'event');
	const chosen = field ? values(field).map((value) => String(value).split('.')) : [];
	const offered = (part: number) =>
		[...new Set(chosen.map((parts) => parts[part] ?? ''))]
			.filter((name) => name !== 'all')
			.toSorted((one, other) => one.localeCompare(other, 'en'))
			.join(' ');
	expect([offered(0), offered(1)]).toEqual([resources, events]);
	expect(chosen.map((parts) => parts.join('.'))).toContain('all.all');
});

test.each(triggers)('%s starts workflows, and is no tool', (name) => {
	const { group, inputs, usableAsTool } = descriptions[name] ?? {};
	expect([group, inputs, usableAsTool]).toEqual([['trigger'], [], undefined]);
	// n8n also shows it alone, without the node of the same name.
	expect(descriptions[name]?.description).toMatch(/^Starts a workflow /);
});

const inside = (name: string, collection: string, event?: string) =>
	(descriptions[name]?.properties ?? [])
		.filter((field) => field.name === collection)
		.filter(({ displayOptions }) => !event || displayOptions?.show?.['event']?.includes(event))
		.flatMap(({ options = [] }) => (options as INodeProperties[]).map((option) => option.name));

test('triggers have the options and filters of messages where messages come', () => {
	const ofMessages = ['downloadFiles', 'ignoreOwn', 'removeMention'];
	const withThem = triggers.filter((name) =>
		inside(name, 'options').some((option) => ofMessages.includes(option)),
	);
	expect(withThem).toEqual(['webexMessagesTrigger', 'webexPollTrigger', 'webexTrigger']);
	expect(inside('webexTrigger', 'options')).toEqual(expect.arrayContaining(ofMessages));
	for (const name of ['webexMessagesTrigger', 'webexTrigger']) {
		const hasText = ['created', 'updated', 'all', 'deleted'].map((event) =>
			inside(name, 'filters', `messages.${event}`).includes('text'),
		);
		expect(hasText).toEqual([true, true, true, false]);
		expect(inside(name, 'filters', 'messages.deleted')).toContain('roomId');
	}
});

test("events read well in n8n's panel", () => {
	const field = descriptions['webexTrigger']?.properties.find(({ name }) => name === 'event');
	const options = (field?.options ?? []) as INodePropertyOptions[];
	const actions = Object.fromEntries(options.map(({ value, action }) => [value, action]));
	expect(actions).toMatchObject({
		'messages.created': 'On message created',
		'rooms.all': 'On any event of a room',
		'all.all': 'On any event of messages, memberships and rooms',
		'adminBatchJobs.statusChanged': 'On admin batch job status changed',
		'uc_counters.created': 'On UC counters created',
	});
	expect(options.filter(({ action = '' }) => !/^On [a-zUC]/.test(action))).toEqual([]);
});

test.each([...names, ...triggers])('"Docs" of %s opens a page of this project', (name) => {
	const { primaryDocumentation, credentialDocumentation } =
		descriptions[name]?.codex?.resources ?? {};
	expect([primaryDocumentation, credentialDocumentation]).toEqual([
		[{ url: `${homepage}/nodes/${name}` }],
		[{ url: `${homepage}/credentials/webexOAuth2Api` }],
	]);
});

test('"Docs" of each credential opens a page of this project', () => {
	const opened = Object.entries(credentials).map(([name, { documentationUrl }]) => [
		name,
		documentationUrl,
	]);
	expect(opened.length).toBe(5);
	expect(opened).toEqual(opened.map(([name]) => [name, `${homepage}/credentials/${name}`]));
});

/** The Webex app says space, its API says room. What is below a room, such as its tabs, is met later. */
test.each([...names, ...triggers])('%s says "room (space)" where a room is met first', (name) => {
	const { description = '', properties = [] } = descriptions[name] ?? {};
	const operations = properties
		.filter((field) => field.name === 'operation' && !onTabs(field))
		.flatMap(({ options = [] }) => options as INodePropertyOptions[])
		.flatMap((option) => [option.description, option.action]);
	const locators = properties
		.filter(({ type, displayName }) => type === 'resourceLocator' && displayName === 'Room')
		.map((field) => field.description);
	const events = properties
		.filter((field) => field.name === 'event')
		.flatMap((field) => (field.options as INodePropertyOptions[]).map((one) => one.description));
	const met = [description, ...operations, ...locators, ...events].filter((text = '') =>
		/\brooms?\b/i.test(text),
	);
	expect(met.filter((text = '') => !/\brooms? \(spaces?\)/i.test(text))).toEqual([]);
});

const onTabs = ({ displayOptions }: INodeProperties) =>
	displayOptions?.show?.['resource']?.includes('roomTab') ?? false;
