import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Operation, rest } from '@webex-nodes/client';

const folder = fileURLToPath(new URL('../../../../shared/reference/openapi/', import.meta.url));
if (!existsSync(folder)) {
	throw new Error(
		`The vendor's description of the API is not at ${folder}: nothing was checked. This command needs the folder "shared" beside the checkout; everything else works without it.`,
	);
}

interface Content {
	readonly schema?: object;
	readonly example?: unknown;
}

type Contents = Readonly<Record<string, Content>>;

interface Parameter {
	readonly in: string;
	readonly name: string;
	readonly required?: boolean;
	readonly schema?: object;
	readonly example?: unknown;
}

export interface Described {
	readonly parameters?: readonly Parameter[];
	readonly requestBody?: { readonly content: Contents };
	readonly responses: Readonly<Record<string, { readonly content?: Contents }>>;
}

export interface Specification {
	readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
	readonly components?: object;
}

export const specifications = [
	'webex-messaging.json',
	'webex-meeting.json',
	'webex-admin.json',
].map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Specification);

/** Every operation of the contract, with each description of it: the files overlap. */
export const operations = Object.entries(rest).flatMap(([resource, contract]) =>
	Object.entries<Operation>(contract).map(([name, operation]) => ({
		name: `${resource}.${name}`,
		operation,
		descriptions: specifications.flatMap(({ paths }) => {
			const described = paths[operation.path]?.[operation.method.toLowerCase()];
			return described ? [described] : [];
		}),
	})),
);

interface Example {
	readonly contentType: string;
	readonly value: unknown;
}

const examplesIn = (contents: Contents = {}): Example[] =>
	Object.entries(contents).flatMap(([contentType, { example }]) =>
		example === undefined ? [] : [{ contentType, value: example }],
	);

export const requestExamples = ({ requestBody }: Described): Example[] =>
	examplesIn(requestBody?.content);

/** Of answers that are no failures. */
export const answerExamples = ({ responses }: Described): Example[] =>
	Object.entries(responses)
		.filter(([status]) => status.startsWith('2'))
		.flatMap(([, { content }]) => examplesIn(content));
