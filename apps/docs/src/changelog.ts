import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paragraphs } from './markdown.ts';
import { root } from './project.ts';

interface Pending {
	readonly names: readonly string[];
	readonly summary: string;
}

function pending(): readonly Pending[] {
	const folder = join(root, '.changeset');
	const files = readdirSync(folder).filter((name) => /\.md$/.test(name) && name !== 'README.md');
	return files.toSorted().map((name) => {
		const [, head = '', text = ''] =
			/^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(folder, name), 'utf8')) ?? [];
		const names = [...head.matchAll(/^["']?([^"':]+)["']?:/gm)].map(([, each = '']) => each);
		return { names, summary: text.trim().replaceAll(/\s*\n\s*/g, ' ') };
	});
}

/** What was released, by package, and what waits for the next release. */
export function changelogPage(): string {
	const changes = pending();
	const packages = [...new Set(changes.flatMap(({ names }) => names))].toSorted();
	const released = ['packages', 'apps'].flatMap((parent) =>
		readdirSync(join(root, parent))
			.map((name) => join(root, parent, name, 'CHANGELOG.md'))
			.filter((file) => existsSync(file))
			.map((file) =>
				readFileSync(file, 'utf8')
					.replaceAll(/^(#+ )/gm, '#$1')
					.trim(),
			),
	);
	const waiting = packages.flatMap((name) => [
		`### ${name}`,
		changes
			.filter(({ names }) => names.includes(name))
			.map(({ summary }) => `- ${summary}`)
			.join('\n'),
	]);
	return paragraphs(
		'# Changes',
		released.length === 0 ? 'Nothing is released yet. What the first release holds:' : undefined,
		...(waiting.length > 0 ? ['## In the next release', ...waiting] : []),
		...released,
	);
}
