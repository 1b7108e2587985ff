import type { NodeResult } from './node.ts';
import { isChanged, needsPerson, type WorkflowResult } from './workflow.ts';

/** What happened to one document: a file, or a workflow of a running n8n. */
export interface Outcome {
	/** The name of the file, or the address of the workflow. */
	readonly source: string;
	readonly workflows: readonly WorkflowResult[];
	/** The file with the original, when the document was written. */
	readonly original?: string;
	/** Why nothing could be read or written. */
	readonly failure?: string;
}

/** 0 when nothing is left to do, otherwise 1. */
export const exitCode = (outcomes: readonly Outcome[]): 0 | 1 => (outcomes.some(isOpen) ? 1 : 0);

const isOpen = ({ workflows, original, failure }: Outcome) =>
	failure !== undefined ||
	workflows.some((each) => needsPerson(each) || (isChanged(each) && original === undefined));

/** The outcome as text for people. */
export const textOf = (outcomes: readonly Outcome[]): string =>
	outcomes.flatMap(linesOf).join('\n');

function linesOf({ source, workflows, original, failure }: Outcome): string[] {
	const isPending = workflows.some(isChanged) && original === undefined && failure === undefined;
	return [
		source,
		...(failure === undefined ? [] : [`  ${failure}`]),
		...workflows.flatMap(linesOfWorkflow),
		...(original === undefined ? [] : [`  written; the original is ${original}`]),
		...(isPending ? ['  nothing is written: --write does it'] : []),
	];
}

function linesOfWorkflow({ workflow, nodes, references }: WorkflowResult): string[] {
	if (nodes.length === 0) return [`  ${workflow}: no node of the XML API`];
	return [
		`  ${workflow}`,
		...nodes.flatMap(linesOfNode),
		...references.map(
			({ node, parameter, reads, field, now }) =>
				`    to do: "${parameter}" of "${node}" uses "${field}" of "${reads}", ${
					now === undefined
						? 'which REST does not have'
						: now === field
							? 'which has another form'
							: `which is "${now}" now`
				}`,
		),
	];
}

const linesOfNode = ({ node, operation, target, changes, scopes, differs, todo }: NodeResult) => [
	`    ${node}: ${operation} ${target ? `becomes ${target}` : 'stays'}`,
	...changes.map((change) => `      changes: ${change}`),
	...(scopes ? [`      needs the scopes: ${scopes.join(' ')}`] : []),
	...differs.map((difference) => `      differs: ${difference}`),
	...todo.map((each) => `      to do: ${each}`),
];
