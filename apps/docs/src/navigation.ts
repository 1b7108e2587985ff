import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.ts';

export interface Entry {
	readonly text: string;
	/** The page, relative to `docs` and without its ending. */
	readonly link: string;
}

export interface Group {
	readonly text: string;
	readonly items: readonly Entry[];
	readonly collapsed?: boolean;
}

/** What a person reads, from the first minute on. Pages that are made from the code are added by `navigation`. */
const written: readonly (readonly [title: string, pages: Readonly<Record<string, string>>])[] = [
	[
		'Start',
		{
			index: 'What this is',
			start: 'Five minutes, without Webex',
			'start-with-webex': 'Ten minutes, with your Webex',
			gallery: 'Workflows to import',
			troubleshooting: 'When something fails',
		},
	],
	[
		'Guides',
		{
			'all-nodes': 'What all nodes do',
			retrieval: 'Retrieve on a schedule',
			triggers: 'Triggers, and which one when',
			'ask-people': 'Ask people, and wait',
			'waiting-for-answers': 'Waiting for answers, in detail',
			cards: 'Cards',
			files: 'Files, and sending once',
			meetings: 'Meetings',
			'meetings-xml-to-rest': 'Meetings: from XML to REST',
			accounts: 'Bots, integrations, service apps',
			'rate-limits': 'Rate limits',
			proxies: 'Proxies and certificates',
			fedramp: 'Webex for Government',
			'queue-mode': 'n8n on many workers',
			'from-the-built-in-node': 'Coming from the built-in node',
			'which-node': 'This, the built-in node, or HTTP Request',
			compared: 'Compared with other nodes',
			'n8n-3': 'n8n 3',
			faults: 'What happens when Webex fails',
		},
	],
	[
		'The simulated Webex',
		{
			simulator: 'The simulator',
			'simulator-control': 'Its control interface',
			'record-and-replay': 'Record and replay',
			interop: 'Judged by programs of others',
		},
	],
	[
		'Project',
		{
			commands: 'All commands',
			architecture: 'How the parts work together',
			conformance: 'Operations and who has them',
			performance: 'Performance',
			contributing: 'Contribute',
			security: 'Security',
			releasing: 'Releases',
			changelog: 'Changes',
		},
	],
];

/** Pages that stand elsewhere in the repository, or are made. */
export const elsewhere: Readonly<Record<string, string>> = {
	contributing: 'CONTRIBUTING.md',
	security: 'SECURITY.md',
};
const made = ['changelog', 'troubleshooting'];

const sourceOf = (page: string): string => elsewhere[page] ?? `docs/${page}.md`;

const isThere = (page: string) => made.includes(page) || existsSync(join(root, sourceOf(page)));

export const guides = (): readonly Group[] =>
	written.map(([text, pages]) => ({
		text,
		items: Object.entries(pages)
			.filter(([page]) => isThere(page))
			.map(([link, title]) => ({ text: title, link })),
	}));

export function decisions(): readonly Entry[] {
	const names = readdirSync(join(root, 'docs/decisions')).filter((name) => name.endsWith('.md'));
	return names.toSorted().map((name) => ({
		text: titleOf(readFileSync(join(root, 'docs/decisions', name), 'utf8')),
		link: `decisions/${name.replace(/\.md$/, '')}`,
	}));
}

const titleOf = (markdown: string): string => /^# (.+)$/m.exec(markdown)?.[1] ?? '';
