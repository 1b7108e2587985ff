import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Operation, rest } from '../src/index.ts';
import {
	CreateMessage,
	ListMessages,
	ListRooms,
	MeetingSites,
	Message,
	Person,
	Room,
} from '../src/schemas.ts';

const folder = fileURLToPath(new URL('../../../../shared/reference/openapi/', import.meta.url));
if (!existsSync(folder)) {
	throw new Error(
		`The vendor's description of the API is not at ${folder}: nothing was checked. This command needs the folder "shared" beside the checkout; everything else works without it.`,
	);
}

interface Description {
	readonly parameters?: readonly { readonly name: string }[];
	readonly requestBody?: {
		readonly content: { readonly 'application/json': { readonly schema: Schema } };
	};
	readonly responses: Readonly<
		Record<string, { content?: Readonly<Record<string, { example?: unknown }>> }>
	>;
}

interface Schema {
	readonly $ref?: string;
	readonly properties?: object;
}

interface Specification {
	readonly paths: Record<string, Record<string, Description>>;
	readonly components: { readonly schemas: Record<string, Schema> };
}

const specifications = ['webex-messaging.json', 'webex-meeting.json'].map(
	(name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Specification,
);

/** What each operation takes and gives. */
const schemas: Readonly<Record<string, { input: z.ZodObject; output: z.ZodType }>> = {
	'meetingPreferences.sites': { input: z.object({}), output: MeetingSites },
	'messages.create': { input: CreateMessage, output: Message },
	'messages.get': { input: z.object({ messageId: z.string() }), output: Message },
	'messages.list': { input: ListMessages, output: z.object({ items: z.array(Message) }) },
	'people.me': { input: z.object({}), output: Person },
	'rooms.get': { input: z.object({ roomId: z.string() }), output: Room },
	'rooms.list': { input: ListRooms, output: z.object({ items: z.array(Room) }) },
};

const operations = Object.entries(rest).flatMap(([resource, contract]) =>
	Object.entries<Operation>(contract).map(([name, operation]) => ({
		name: `${resource}.${name}`,
		operation,
	})),
);

function describe({ method, path }: Operation): Description {
	const found = specifications
		.map(({ paths }) => paths[path]?.[method.toLowerCase()])
		.find((description) => description !== undefined);
	if (!found) throw new Error(`The vendor describes no ${method} ${path}`);
	return found;
}

function propertiesOf({ $ref, properties = {} }: Schema): string[] {
	const name = $ref?.split('/').at(-1);
	const target =
		name && specifications.map(({ components }) => components.schemas[name]).find(Boolean);
	return target ? propertiesOf(target) : Object.keys(properties);
}

test('every operation of the contract has its schemas here', () => {
	expect(operations.map(({ name }) => name).sort()).toEqual(Object.keys(schemas).sort());
});

test.each(operations)(
	'$name: the vendor describes it, with every input that we send',
	({ name, operation }) => {
		const { parameters = [], requestBody } = describe(operation);
		const known = [
			...parameters.map((parameter) => parameter.name),
			...(requestBody ? propertiesOf(requestBody.content['application/json'].schema) : []),
		];
		const ours = Object.keys(schemas[name]?.input.shape ?? {});
		const paging = operation.kind === 'many' ? ['max'] : [];
		expect(known).toEqual(expect.arrayContaining([...ours, ...paging]));
	},
);

test.each(operations)(
	"$name: the vendor's example of the answer can be read",
	({ name, operation }) => {
		const [content] = Object.values(describe(operation).responses['200']?.content ?? {});
		const example = content?.example;
		expect(example).toBeDefined();
		expect(schemas[name]?.output.safeParse(example).error).toBeUndefined();
	},
);
