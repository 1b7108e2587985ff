import { type Entry, knowledge, type Rule } from './knowledge/index.ts';

const outcomeOf = (rule: Rule): string => {
	if ('to' in rule) return `\`${rule.to}\`${rule.note ? `: ${rule.note}` : ''}`;
	return 'none' in rule ? `none${exceptionsOf(rule)}: ${rule.none}` : `left out: ${rule.leftOut}`;
};

const exceptionsOf = ({ except = [] }: { readonly except?: readonly unknown[] }) =>
	except.length === 0 ? '' : `, but for ${except.map((each) => `\`${each}\``).join(', ')}`;

const cell = (text: string) => text.replaceAll('|', '\\|');

function sectionOf([name, entry]: [string, Entry]): string {
	const basis = entry.basis === 'inferred' ? 'inferred' : "from Webex's documents";
	const parameters = Object.entries(entry.parameters).filter(
		([path, rule]) => !('to' in rule && rule.to === path && !rule.form && !rule.note),
	);
	const outputs = Object.entries(entry.outputs);
	return [
		`## ${name}`,
		`XML: ${entry.xml}. REST: ${entry.rest ?? 'none'}. The node: ${
			entry.target ? `\`${entry.target}\`` : `none; ${entry.why}`
		}. Basis: ${basis}.`,
		...(parameters.length === 0
			? []
			: [
					table(
						['Parameter', 'Becomes'],
						parameters.map(([path, rule]) => [`\`${path}\``, outcomeOf(rule)]),
					),
				]),
		...(outputs.length === 0
			? []
			: [
					table(
						['Field of the output', 'Now'],
						outputs.map(([field, now]) => [
							`\`${field}\``,
							now === null ? 'none' : now === field ? 'another form' : `\`${now}\``,
						]),
					),
				]),
		...(entry.adds
			? [`Set, so that it works as over XML: \`${JSON.stringify(entry.adds)}\`.`]
			: []),
		...(entry.scopes ? [`Scopes: ${entry.scopes.map((scope) => `\`${scope}\``).join(', ')}.`] : []),
		...(entry.differs.length === 0 ? [] : [entry.differs.map((each) => `- ${each}`).join('\n')]),
	].join('\n\n');
}

/** With columns of one width, as the formatter writes them. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
	const cells = [heads, ...rows].map((row) => row.map(cell));
	const widths = heads.map((_, column) =>
		Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)),
	);
	const [head = '', ...body] = cells.map(
		(row) => `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`,
	);
	const line = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
	return [head, line, ...body].join('\n');
}

const overview = () =>
	table(
		['Webex Meetings XML', 'Webex Meetings', 'Basis'],
		Object.entries(knowledge).map(([name, { target, basis, mayStay }]) => [
			`\`${name}\``,
			target ? `\`${target}\`` : mayStay ? 'stays' : 'none',
			basis,
		]),
	);

/** The page about the move from the XML API to REST, operation by operation. */
export const page = (): string =>
	`# From Webex Meetings XML to Webex Meetings

What \`npx @webex-nodes/migrate workflow.json\` knows, operation by operation. The program writes this page:
\`pnpm --filter @webex-nodes/migrate page\`.

"Inferred" means: from a comparison of both interfaces. Webex's own table of counterparts could not be obtained, so check these on your site.
Parameters that are not named keep their name. A parameter without a counterpart that is set keeps its node on the XML API.

${overview()}

${Object.entries(knowledge).map(sectionOf).join('\n\n')}
`;
