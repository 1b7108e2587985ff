import { scopes } from 'n8n-nodes-webex/credentials/scopes.ts';
import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { paragraphs, prose, sentence, table } from '../markdown.ts';
import { fieldTable } from './fields.ts';
import type { LoadedNode } from './load.ts';

/** The page that "Docs" in the form of a credential opens. */
export function credentialPage(
	{ name, displayName, properties }: ICredentialType,
	nodes: readonly LoadedNode[],
): string {
	const users = nodes.filter(({ description }) =>
		description.credentials?.some((each) => each.name === name),
	);
	const links = users.map(
		({ description }) => `[${description.displayName}](../nodes/${description.name}.md)`,
	);
	const visible = properties.filter(({ type }) => type !== 'hidden');
	return paragraphs(
		`# ${displayName}`,
		`For ${links.join(', ')}. Which kind of account is for what: [Bots, integrations, service apps](../accounts.md).`,
		'## Fields',
		fieldTable(visible, []),
		scopeLists(properties),
	);
}

/** To copy: a block for each preset of the form. */
function scopeLists(properties: readonly INodeProperties[]): string {
	const preset = properties.find(({ name }) => name === 'scopePreset');
	if (!preset) return '';
	const blocks = (preset.options ?? []).flatMap((option) => {
		if (!('value' in option) || option.value === 'none') return [];
		const list = scopes[String(option.value) as keyof typeof scopes];
		if (!list) throw new Error(`scopes.ts has no list for ${String(option.value)}`);
		return [
			[
				`### ${option.name}`,
				sentence(prose(option.description ?? '')),
				['```text', list.replaceAll(' ', '\n'), '```'].join('\n'),
			].join('\n\n'),
		];
	});
	return [
		'## Scopes to copy',
		'What "Scopes For" stands for. Select the same scopes on the integration at [developer.webex.com](https://developer.webex.com/my-apps).',
		...blocks,
	].join('\n\n');
}

/** All of one kind, as a page to begin from. */
export const indexPage = (
	title: string,
	rows: readonly (readonly [name: string, link: string, description: string])[],
): string =>
	paragraphs(
		`# ${title}`,
		table(
			['Name', 'What it does'],
			rows.map(([name, link, description]) => [`[${name}](${link})`, sentence(prose(description))]),
		),
	);
