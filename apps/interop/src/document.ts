import type { Comparison } from './compare.ts';
import type { Program } from './program.ts';

export interface Judged {
	readonly program: Program;
	readonly version: string;
	readonly comparison: Comparison;
}

/** Programs that were looked at, and why they are not run. */
export interface LeftOut {
	readonly name: string;
	readonly reason: string;
}

/** The text of `docs/interop.md`. */
export function documentOf(judged: readonly Judged[], leftOut: readonly LeftOut[]): string {
	const rows = judged.map(({ program, version, comparison: { passed, explained } }) => {
		const ours = explained.filter(({ kind }) => kind === 'ours').length;
		return `| ${program.name} | ${version} | ${program.what} | ${passed} | ${explained.length - ours} | ${ours} |`;
	});
	return `# Programs that others wrote

\`npm run interop\` runs these programs on the simulator, or the client on their servers, and compares the results with the lists in \`apps/interop/explained\`. It fails on a failure that is not explained, and on an explanation that is no longer needed. It also writes this page.

"Explained" are failures that Webex documents, or that are the program's own; "ours" are defects of this project.

| Program | Version | What is run | Passed | Explained | Ours |
| --- | --- | --- | ---: | ---: | ---: |
${rows.join('\n')}

## Explained

${judged.flatMap(explanations).join('\n\n')}

## Left out

${leftOut.map(({ name, reason }) => `- ${name}: ${reason}`).join('\n')}
`;
}

function explanations({ program, comparison: { explained } }: Judged): string[] {
	const reasons = [...new Set(explained.map(({ reason }) => reason))];
	const items = reasons.map((wanted) => {
		const entries = explained.filter(({ reason }) => reason === wanted);
		const checks = entries.map(({ check }) => `  - ${check.replaceAll(/[<>*_]/g, '\\$&')}`);
		return [`- ${wanted}`, ...checks].join('\n');
	});
	return items.length > 0 ? [`### ${program.name}`, ...items] : [];
}
