import { readFileSync } from 'node:fs';
import { defaults, type Entry, knowledge, migrateNode, migrateText } from '@webex-nodes/migrate';
import fc from 'fast-check';
import type { INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { byId, operationsOf } from '../src/one-node.ts';
import { loadPackage } from '../src/package.ts';

interface Description {
	readonly properties: INodeProperties[];
}

let before: Description;
let after: Description;
beforeAll(async () => {
	const loader = await loadPackage();
	const descriptionOf = (name: string) =>
		(loader.getNode(name).type as unknown as { description: Description }).description;
	before = descriptionOf('webexMeetingsXml');
	after = descriptionOf('webexMeetings');
});

const optionValues = ({ options = [] }: INodeProperties) =>
	(options as INodePropertyOptions[]).map(({ value }) => String(value));

const operationsIn = ({ properties }: Description) =>
	properties
		.filter(({ name }) => name === 'operation')
		.flatMap((field) => {
			const [resource] = field.displayOptions?.show?.['resource'] ?? [];
			return optionValues(field).map((operation) => `${resource}.${operation}`);
		});

/** The parameters of an operation; those of collections as paths. */
function fieldsOf({ properties }: Description, name: string): Map<string, INodeProperties> {
	const [resource, operation] = name.split('.');
	const own = properties.filter(
		({ displayOptions, type }) =>
			type !== 'notice' &&
			displayOptions?.show?.['resource']?.includes(resource ?? '') &&
			displayOptions.show['operation']?.includes(operation ?? ''),
	);
	return new Map(
		own.flatMap((field): [string, INodeProperties][] =>
			field.type === 'collection'
				? (field.options as INodeProperties[]).map((inner) => [
						`${field.name}.${inner.name}`,
						inner,
					])
				: [[field.name, field]],
		),
	);
}

const targeted = Object.entries(knowledge).filter(([, { target }]) => target);
const rewritable = targeted.map(([name]) => name);

test('the table has every operation of the XML node, and no other', () => {
	expect(Object.keys(knowledge).sort()).toEqual(operationsIn(before).sort());
});

test('the table knows what n8n leaves out of a workflow', () => {
	const [resource] = before.properties.filter(({ name }) => name === 'resource');
	expect(defaults.resource).toBe(resource?.default);
	const operations = before.properties.filter(({ name }) => name === 'operation');
	expect(defaults.operations).toEqual(
		Object.fromEntries(
			operations.map((field) => [field.displayOptions?.show?.['resource']?.[0], field.default]),
		),
	);
});

test.each(rewritable)('%s: every parameter is in the table, and its target in the node', (name) => {
	const { parameters, target = '', adds = {} } = knowledge[name] as Entry;
	const [xml, rest] = [fieldsOf(before, name), fieldsOf(after, target)];
	expect(operationsIn(after)).toContain(target);
	expect([...xml.keys()].filter((path) => !parameters[path])).toEqual([]);
	const targets = Object.values(parameters).flatMap((rule) => ('to' in rule ? [rule.to] : []));
	expect([...targets, ...Object.keys(adds)].filter((path) => !rest.has(path))).toEqual([]);
});

/** Any value that a person can give to a field; often an expression. */
function anyValueOf({ type, options, name }: INodeProperties): fc.Arbitrary<unknown> {
	const expression = fc.constantFrom('={{ $json.any }}', '={{ $now }}');
	const values: Partial<Record<INodeProperties['type'], fc.Arbitrary<unknown>>> = {
		boolean: fc.boolean(),
		number: fc.integer({ min: 1, max: 31 }),
		dateTime: fc.constant('2027-07-01T09:00:00'),
		resourceLocator: fc.oneof(fc.constantFrom('20', '4', '45'), expression).map(byId),
		...((type === 'options' || type === 'multiOptions') && {
			options: fc.constantFrom(...optionValues({ options } as INodeProperties)),
			multiOptions: fc.subarray(optionValues({ options } as INodeProperties)),
		}),
	};
	const text = name === 'hostWebExId' ? fc.emailAddress() : fc.string({ minLength: 1 });
	return type === 'resourceLocator'
		? (values.resourceLocator as fc.Arbitrary<unknown>)
		: fc.oneof(values[type] ?? text, expression);
}

test.each(rewritable)('%s: any parameters give valid parameters of the REST node', (name) => {
	const { target = '' } = knowledge[name] as Entry;
	const [resource, operation] = name.split('.');
	const rest = fieldsOf(after, target);
	const fields = [...fieldsOf(before, name)];
	let written = 0;
	fc.assert(
		fc.property(
			fc
				.subarray(fields)
				.chain((chosen) =>
					fc.tuple(
						...chosen.map(([path, field]) =>
							anyValueOf(field).map((value) => [path, value] as const),
						),
					),
				),
			(values) => {
				const parameters: INodeParameters = {
					resource: resource ?? '',
					operation: operation ?? '',
				};
				for (const [path, value] of values) {
					const [group = '', inner] = path.split('.');
					if (inner)
						parameters[group] = { ...(parameters[group] as object), [inner]: value as string };
					else parameters[group] = value as string;
				}
				const result = migrateNode({ name: 'Any', type: '', parameters });
				if (!result.after) {
					expect(result.todo).not.toEqual([]);
					return;
				}
				written += 1;
				for (const [path, value] of pathsIn(result.after.parameters)) {
					const field = rest.get(path);
					if (['authentication', 'operation', 'resource'].includes(path)) continue;
					expect(field, path).toBeDefined();
					if (field) expect(isValid(field, value), `${path}: ${JSON.stringify(value)}`).toBe(true);
				}
			},
		),
		{ numRuns: 200 },
	);
	expect(written > 0 || name === 'attendee.register').toBe(true);
});

const pathsIn = (parameters: object) =>
	Object.entries(parameters).flatMap(([name, value]) =>
		['changes', 'filters', 'options'].includes(name)
			? Object.entries(value as object).map(([inner, item]) => [`${name}.${inner}`, item] as const)
			: [[name, value] as const],
	);

function isValid(field: INodeProperties, value: unknown): boolean {
	if (typeof value === 'string' && value.startsWith('=')) return true;
	if (field.type === 'resourceLocator') {
		const { mode, __rl } = value as { mode: string; __rl: boolean };
		return __rl && (field.modes ?? []).some(({ name }) => name === mode);
	}
	if (field.type === 'options') return optionValues(field).includes(String(value));
	if (field.type === 'multiOptions') {
		return (value as string[]).every((each) => optionValues(field).includes(each));
	}
	if (field.type === 'boolean' || field.type === 'number') return typeof value === field.type;
	return typeof value === 'string';
}

const now = () => Date.parse('2027-03-04T12:00:00Z');
const scope =
	'spark:all spark:kms meeting:schedules_read meeting:schedules_write meeting:preferences_read';
let harness: Harness;
beforeEach(async () => {
	harness = await createHarness({ now, scope });
});
afterEach(async () => await harness.close());

test('the sample workflow plans and invites over REST as over XML', async () => {
	const sample = new URL(
		'../../../apps/sample/workflows/schedule-meetings-from-a-table.json',
		import.meta.url,
	);
	const given = readFileSync(sample, 'utf8');
	const { text, workflows } = migrateText(given);
	expect(workflows[0]?.nodes.flatMap(({ todo }) => todo)).toEqual([]);
	const [overXml, overRest] = [await planned(given), await planned(text)];
	expect(overXml.kind).toBe('webexMeetingsXml');
	expect(overRest.kind).toBe('webexMeetings');
	expect(overRest.meeting).toEqual(overXml.meeting);
});

/** Runs the two nodes with the values of one row, and returns what Webex has then. */
async function planned(text: string) {
	const { nodes } = JSON.parse(text) as {
		nodes: { name: string; type: string; parameters: Record<string, INodeParameters> }[];
	};
	const find = (name: string) => {
		const node = nodes.find((each) => each.name === name);
		if (!node) throw new Error(`There is no node ${name}`);
		const { resource, operation, ...parameters } = node.parameters;
		return {
			kind: node.type.endsWith('Xml') ? ('webexMeetingsXml' as const) : ('webexMeetings' as const),
			resource,
			operation,
			parameters,
		};
	};
	const [create, invite] = [find('Create Meeting'), find('Invite Attendees')];
	const row = { topic: 'Kick-off', start: '2027-07-01T09:00:00', duration: 60 };
	const [created] = await operationsOf(create.kind, () => harness).json(
		String(create.resource),
		String(create.operation),
		{ ...create.parameters, ...row },
	);
	const key = String(created?.['meetingKey']);
	await operationsOf(invite.kind, () => harness).json(
		String(invite.resource),
		String(invite.operation),
		{
			...invite.parameters,
			meetingKey: byId(key),
			emails: 'ines@carrier.example, omar@carrier.example',
		},
	);
	const found = harness.simulator.world.meetings.findByNumber(key);
	if (!found) throw new Error(`There is no meeting ${key}`);
	const { invitees, hostId, fields } = found;
	const { title, start, end } = fields;
	const people = invitees.map(({ email, coHost = false, panelist = false }) => ({
		email,
		coHost,
		panelist,
	}));
	const meeting = { title, start, end, hostId, people };
	return { kind: create.kind, meeting };
}
