import { expect, test } from 'vitest';
import { createSimulator } from '../src/index.ts';
import { prepare } from './prepare/index.ts';
import { type Answer, send } from './prepare/send.ts';
import { type Described, operations, requestExamples } from './specifications.ts';

/** Before the dates of the meetings in the examples. */
const now = () => Date.parse('2019-01-01T00:00:00Z');

type Body = Readonly<Record<string, unknown>>;

/** Examples that cannot be taken as they are: the refusal, and with which fields they are. */
const defects: readonly {
	/** As in the title of its test, or every example of an operation. */
	readonly operation: string;
	readonly refusal: string;
	readonly without?: readonly string[];
	/** What they lack. */
	readonly also?: readonly string[];
	readonly reason: string;
}[] = [
	{
		operation: 'messages.create',
		refusal: 'Message cannot have both files and attachments.',
		// A file at an address is fetched, and that one is not on this machine.
		without: ['files', 'toPersonId', 'toPersonEmail'],
		reason: 'The example has every field once, also those of which only one may be sent.',
	},
	{
		operation: 'messages.direct ?parentId',
		refusal: 'Must specify either personId or personEmail.',
		also: ['personId'],
		reason: 'No parameter is described as required, but the conversation has to be named.',
	},
	{
		operation: 'meetingTranscripts.list ?hostEmail',
		refusal: 'The hostEmail is supported only together with the meetingId.',
		also: ['meetingId'],
		reason: 'As the description of the parameter says.',
	},
	{
		operation: 'recordings.groupList',
		refusal: 'The personId or the hostEmail is required.',
		also: ['personId'],
		reason: 'Both are described as optional, and one of them as required.',
	},
];
const met = new Set<(typeof defects)[number]>();

interface Sample {
	readonly title: string;
	readonly operation: string;
	readonly method: string;
	readonly path: string;
	readonly contentType?: string;
	readonly query: Body;
	readonly body?: Body;
}

/** The files overlap: an example that several of them have is sent once. */
const samples: readonly Sample[] = [
	...new Map(
		operations
			.flatMap((operation) => [...bodiesOf(operation), ...queriesOf(operation)])
			.map((sample) => [JSON.stringify(sample), sample]),
	).values(),
];

function bodiesOf({ name, operation, descriptions }: (typeof operations)[number]): Sample[] {
	const { method, path } = operation;
	return descriptions.flatMap((description) =>
		requestExamples(description).map(({ contentType, value }) => ({
			title: name,
			operation: name,
			method,
			path,
			contentType,
			query: examplesOf(inQuery(description).filter(({ required }) => required)),
			body: value as Body,
		})),
	);
}

type Parameters = NonNullable<Described['parameters']>;

const inQuery = ({ parameters = [] }: Described): Parameters =>
	parameters.filter((each) => each.in === 'query' && each.example !== undefined);

const examplesOf = (parameters: Parameters): Body =>
	Object.fromEntries(parameters.map(({ name, example }) => [name, example]));

/** Each parameter of a list by itself, with those that must be there. */
function queriesOf({ name, operation, descriptions }: (typeof operations)[number]): Sample[] {
	const { method, path, kind } = operation;
	if (kind !== 'many') return [];
	return descriptions.flatMap((description) => {
		const known = inQuery(description);
		const required = known.filter((each) => each.required);
		const [body] = requestExamples(description);
		return known.map((parameter) => ({
			title: `${name} ?${parameter.name}`,
			operation: name,
			method,
			path,
			query: examplesOf([...required, parameter]),
			...(body && { body: body.value as Body }),
		}));
	});
}

async function answerTo(
	{ operation, method, path, contentType, query, body }: Sample,
	{ without = [], also = [] }: Partial<(typeof defects)[number]> = {},
): Promise<Answer> {
	const simulator = createSimulator({ now });
	const prepared = await prepare(simulator);
	const { fields } = prepared;
	const token = prepared.tokens[operation];
	const [resource = ''] = operation.split('.');
	const own = { ...fields, ...prepared.fieldsOf[resource], ...prepared.fieldsOf[operation] };
	const existing = (values: Body) =>
		Object.entries(values)
			.filter(([name]) => !without.includes(name))
			.map(([name, value]): [string, unknown] => [name, own[name] ?? value]);
	const ids = prepared.paths[operation] ?? prepared.paths[resource] ?? {};
	const filled = path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => {
		const id = typeof ids === 'string' ? ids : ids[parameter];
		if (!id) throw new Error(`Nothing was prepared for ${operation}`);
		return id;
	});
	const search = new URLSearchParams(
		existing({ ...query, ...Object.fromEntries(also.map((name) => [name, own[name]])) }).map(
			([name, value]): [string, string] => [name, String(value)],
		),
	).toString();
	return await send(
		simulator,
		method,
		search ? `${filled}?${search}` : filled,
		body && Object.fromEntries(existing(body)),
		{ ...(contentType && { contentType }), ...(token && { token }) },
	);
}

test('there are examples', () => {
	expect(samples.filter(({ body }) => body).length).toBeGreaterThan(15);
	expect(samples.filter(({ body }) => !body).length).toBeGreaterThan(30);
});

test.each(samples)("$title: the vendor's example is taken", async (sample) => {
	const answer = await answerTo(sample);
	const defect = defects.find(
		({ operation, refusal }) =>
			[sample.title, sample.operation].includes(operation) && answer.text.includes(refusal),
	);
	if (!defect) {
		expect([200, 204], answer.text).toContain(answer.status);
		return;
	}
	met.add(defect);
	expect(answer.status).toBe(400);
	expect([200, 204]).toContain((await answerTo(sample, defect)).status);
});

test('each of the known defects was met', () => {
	expect([...met]).toEqual(defects);
});
