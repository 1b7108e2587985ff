import type { ICredentialType, INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { anchorOf, paragraphs, prose, sentence, table } from '../markdown.ts';
import { outputExample } from './example.ts';
import { fieldTable } from './fields.ts';
import type { LoadedNode } from './load.ts';
import { outputOfTrigger } from './outputs.ts';
import { scopesOf } from './scopes.ts';

/** The page that "Docs" in the editor opens. */
export async function nodePage(
	{ folder, description }: LoadedNode,
	credentials: readonly ICredentialType[],
): Promise<string> {
	const resources = choicesOf(description, 'resource');
	const common = description.properties.filter(
		(property) =>
			!['resource', 'operation'].includes(property.name) &&
			!property.displayOptions?.show?.['operation'],
	);
	const general = resources.length === 0 ? 'Fields' : 'For all operations';
	const sections = await Promise.all(
		resources.flatMap(({ name, value }) =>
			operationsOf(description, value).map(
				async (operation) => await section({ folder, description }, { name, value }, operation),
			),
		),
	);
	return paragraphs(
		`# ${description.displayName}`,
		sentence(prose(description.description)),
		notices(common),
		accounts(description, credentials),
		outputOfTrigger(description),
		overview(description, resources),
		`## ${general}`,
		fieldTable(common, []),
		...sections,
	);
}

interface Choice {
	readonly name: string;
	readonly value: string;
	readonly description: string;
}

function choices(property: INodeProperties | undefined): readonly Choice[] {
	return (property?.options ?? []).flatMap((option) =>
		'value' in option
			? [{ name: option.name, value: String(option.value), description: option.description ?? '' }]
			: [],
	);
}

const choicesOf = ({ properties }: INodeTypeDescription, name: string) =>
	choices(properties.find((property) => property.name === name));

const operationsOf = ({ properties }: INodeTypeDescription, resource: string) =>
	choices(
		properties.find(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.['resource']?.includes(resource),
		),
	);

const titleOf = (resource: string, operation: string) => `${resource}: ${operation}`;

async function section(
	{ folder, description }: LoadedNode,
	resource: { readonly name: string; readonly value: string },
	operation: Choice,
): Promise<string> {
	const fields = description.properties.filter(
		({ displayOptions }) =>
			displayOptions?.show?.['resource']?.includes(resource.value) &&
			displayOptions.show['operation']?.includes(operation.value),
	);
	const scopes = await scopesOf(folder, resource.value, operation.value);
	return paragraphs(
		`## ${titleOf(resource.name, operation.name)}`,
		sentence(prose(operation.description)),
		notices(fields),
		scopes,
		fieldTable(fields, ['resource', 'operation']),
		outputExample(folder, resource.value, operation.value),
	).trimEnd();
}

const notices = (fields: readonly INodeProperties[]): string =>
	fields
		.filter(({ type, displayOptions }) => {
			const names = Object.keys(displayOptions?.show ?? {});
			return type === 'notice' && names.every((name) => ['resource', 'operation'].includes(name));
		})
		.map(({ displayName }) => `> ${prose(displayName)}`)
		.join('\n\n');

function accounts(
	{ credentials: used = [] }: INodeTypeDescription,
	credentials: readonly ICredentialType[],
): string {
	const names = new Set(used.map(({ name }) => name));
	const links = credentials
		.filter(({ name }) => names.has(name))
		.map(({ name, displayName }) => `[${displayName}](../credentials/${name}.md)`);
	return links.length === 0 ? '' : `Credentials: ${links.join(', ')}.`;
}

function overview(description: INodeTypeDescription, resources: readonly Choice[]): string {
	const rows = resources.map(({ name, value }) => [
		name,
		operationsOf(description, value)
			.map((operation) => `[${operation.name}](#${anchorOf(titleOf(name, operation.name))})`)
			.join(', '),
	]);
	return table(['Resource', 'Operations'], rows);
}
