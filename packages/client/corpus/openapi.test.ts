import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Operation, rest } from '../src/index.ts';
import { leftOut } from './left-out.ts';
import { schemas } from './schemas/index.ts';

const folder = fileURLToPath(new URL('../../../../shared/reference/openapi/', import.meta.url));
if (!existsSync(folder)) {
	throw new Error(
		`The vendor's description of the API is not at ${folder}: nothing was checked. This command needs the folder "shared" beside the checkout; everything else works without it.`,
	);
}

interface Description {
	readonly description?: string;
	readonly parameters?: readonly { readonly name: string }[];
	readonly requestBody?: {
		/** One, by content type. */
		readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
	};
	readonly responses: Readonly<Record<string, { content?: Readonly<Record<string, Content>> }>>;
}

interface Content {
	readonly example?: unknown;
	readonly schema?: { readonly example?: unknown };
}

interface Schema {
	readonly $ref?: string;
	readonly properties?: object;
}

interface Specification {
	readonly paths: Record<string, Record<string, Description>>;
	readonly components: { readonly schemas: Record<string, Schema> };
}

const readSpecification = (name: string) =>
	JSON.parse(readFileSync(join(folder, name), 'utf8')) as Specification;
const meetingSpecification = readSpecification('webex-meeting.json');
const specifications = [
	readSpecification('webex-messaging.json'),
	meetingSpecification,
	readSpecification('webex-admin.json'),
];

const operations = Object.entries(rest).flatMap(([resource, contract]) =>
	Object.entries<Operation>(contract).map(([name, operation]) => ({
		name: `${resource}.${name}`,
		operation,
	})),
);

/** The files overlap: each description of the operation. */
function descriptionsOf({ method, path }: Operation): Description[] {
	const found = specifications.flatMap(({ paths }) => paths[path]?.[method.toLowerCase()] ?? []);
	if (found.length === 0) throw new Error(`The vendor describes no ${method} ${path}`);
	return found;
}

function propertiesOf({ $ref, properties = {} }: Schema): string[] {
	const name = $ref?.split('/').at(-1);
	const target =
		name && specifications.map(({ components }) => components.schemas[name]).find(Boolean);
	return target ? propertiesOf(target) : Object.keys(properties);
}

/** Operations whose answer the vendor forgot, with what is known of it. */
const withoutAnswer: Readonly<Record<string, string>> = {
	'meetingChats.delete': 'As every other deletion, it answers 204.',
};

test('every operation of the contract has its schemas here', () => {
	expect(operations.map(({ name }) => name).sort()).toEqual(Object.keys(schemas).sort());
});

test.each(operations)(
	'$name: the vendor describes it, with every input that we send',
	({ name, operation }) => {
		// One path has a parameter that is not described.
		const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
		const described = descriptionsOf(operation).flatMap(({ description = '', ...facts }) => [
			...(facts.parameters ?? []).map((parameter) => parameter.name),
			// Some headers are only in the text.
			...[...description.matchAll(/^\* `(\w+)`:/gm)].map(([, header]) => header),
			...Object.values(facts.requestBody?.content ?? {}).flatMap(({ schema }) =>
				propertiesOf(schema),
			),
		]);
		const ours = Object.keys(schemas[name]?.input.shape ?? {});
		const paging = operation.paging?.maxPageSize ? ['max'] : [];
		expect([...inPath, ...described]).toEqual(expect.arrayContaining([...ours, ...paging]));
	},
);

test.each(operations)(
	"$name: the vendor's examples of the answer can be read",
	({ name, operation }) => {
		const answers = descriptionsOf(operation).flatMap(({ responses }) =>
			Object.entries(responses).filter(([status]) => status.startsWith('2')),
		);
		const examples = answers.flatMap(([, { content = {} }]) =>
			Object.values(content).flatMap(({ example, schema }) =>
				[example ?? schema?.example].filter((each) => each !== undefined),
			),
		);
		if (name in withoutAnswer) expect(answers).toEqual([]);
		else if (operation.kind === 'none') expect(answers.map(([status]) => status)).toContain('204');
		else expect(examples).not.toEqual([]);
		for (const example of examples) {
			expect(schemas[name]?.output.safeParse(example).error).toBeUndefined();
		}
	},
);

describe('what the vendor describes of meetings is in the contract, or left out for a reason', () => {
	const inContract = new Set(
		operations.map(({ operation: { method, path } }) => `${method} ${path}`),
	);
	const missing = Object.entries(meetingSpecification.paths)
		.flatMap(([path, methods]) =>
			Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
		)
		.filter((call) => !inContract.has(call));
	const reasons = Object.keys(leftOut);
	const isUnder = (call: string, beginning: string) => call.split(' ')[1]?.startsWith(beginning);

	test('nothing is missing', () => {
		expect(
			missing.filter((call) => !reasons.some((beginning) => isUnder(call, beginning))),
		).toEqual([]);
	});

	test.each(reasons)('%s is described, and not in the contract', (beginning) => {
		expect(missing.some((call) => isUnder(call, beginning))).toBe(true);
		expect([...inContract].some((call) => isUnder(call, beginning))).toBe(false);
	});
});
