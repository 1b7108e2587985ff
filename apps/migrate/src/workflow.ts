import { applyEdits, type JSONPath, modify } from 'jsonc-parser';
import { from, migrateNode, type NodeResult, type WorkflowNode } from './node.ts';
import { type Reference, referencesTo } from './references.ts';
import { isObject, type Json } from './values.ts';

/** What becomes of one workflow. */
export interface WorkflowResult {
	readonly workflow: string;
	readonly nodes: readonly NodeResult[];
	readonly references: readonly Reference[];
}

export interface Migrated {
	/** The document with the changes; everything else in it is as it was, character by character. */
	readonly text: string;
	readonly workflows: readonly WorkflowResult[];
}

/** A document that is not a workflow. The message says what is wrong with it. */
export class NoWorkflow extends Error {
	override readonly name = 'NoWorkflow';
}

/**
 * Migrates an exported workflow, or a list of them.
 * @throws {@link NoWorkflow}
 */
export function migrateText(given: string): Migrated {
	const mark = given.startsWith('\uFEFF') ? '\uFEFF' : '';
	const json = given.slice(mark.length);
	const document = parse(json);
	const isList = Array.isArray(document);
	const workflows = (isList ? document : [document]).map((each, index) =>
		checked(each, isList ? `entry ${index + 1} of the list` : 'the document'),
	);
	const results = workflows.map(migrateWorkflow);
	const edits = results.flatMap(({ nodes }, index) =>
		editsOf(workflows[index]?.nodes ?? [], nodes, isList ? [index] : []),
	);
	const formattingOptions = formatOf(json);
	const text = edits.reduce(
		(before, [path, value]) =>
			applyEdits(before, modify(before, path, value, { formattingOptions })),
		json,
	);
	return { text: mark + text, workflows: results };
}

function parse(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch (error) {
		throw new NoWorkflow(`is not JSON: ${(error as SyntaxError).message}`);
	}
}

interface Workflow {
	readonly name?: string;
	readonly nodes: readonly WorkflowNode[];
	readonly connections: Json;
}

function checked(value: unknown, where: string): Workflow {
	const wrong = (what: string) => new NoWorkflow(`is not a workflow of n8n: ${where} ${what}`);
	if (!isObject(value)) throw wrong('is not an object');
	const { nodes, connections = {} } = value;
	if (!Array.isArray(nodes)) throw wrong('has no list "nodes"');
	if (!isObject(connections)) throw wrong('has "connections" that are not an object');
	for (const [index, node] of nodes.entries()) {
		const name = `has a node (number ${index + 1})`;
		if (!isObject(node)) throw wrong(`${name} that is not an object`);
		for (const field of ['name', 'type']) {
			if (typeof node[field] !== 'string') throw wrong(`${name} without a "${field}"`);
		}
		for (const field of ['parameters', 'credentials']) {
			if (node[field] !== undefined && !isObject(node[field])) {
				throw wrong(`${name} whose "${field}" is not an object`);
			}
		}
	}
	return {
		...(typeof value['name'] === 'string' && { name: value['name'] }),
		nodes: nodes.map((node) => ({ ...node, parameters: node.parameters ?? {} })),
		connections,
	};
}

/** @param workflow as n8n exports it. */
function migrateWorkflow(workflow: Workflow): WorkflowResult {
	const nodes = workflow.nodes.filter(({ type }) => type === from).map(migrateNode);
	return {
		workflow: workflow.name ?? 'without a name',
		nodes,
		references: referencesTo(workflow, nodes),
	};
}

function editsOf(
	nodes: readonly WorkflowNode[],
	results: readonly NodeResult[],
	path: JSONPath,
): [JSONPath, unknown][] {
	const places = nodes.flatMap(({ type }, index) => (type === from ? [index] : []));
	return results.flatMap(({ after }, index): [JSONPath, unknown][] => {
		const place = places[index];
		if (!after || place === undefined) return [];
		const at = [...path, 'nodes', place];
		const hadCredentials = nodes[place]?.credentials !== undefined;
		return [
			[[...at, 'type'], after.type],
			[[...at, 'parameters'], after.parameters],
			...(hadCredentials
				? [[[...at, 'credentials'], after.credentials] as [JSONPath, unknown]]
				: []),
		];
	});
}

/** The indentation of the document. */
function formatOf(json: string) {
	const [, indentation = ''] = /\n([\t ]+)"/.exec(json) ?? [];
	const eol = json.includes('\r\n') ? '\r\n' : '\n';
	return { insertSpaces: !indentation.startsWith('\t'), tabSize: indentation.length || 2, eol };
}

/** Whether a person has something to do, or to decide. */
export const needsPerson = ({ nodes, references }: WorkflowResult): boolean =>
	references.length > 0 || nodes.some(({ todo }) => todo.length > 0);

export const isChanged = ({ nodes }: WorkflowResult): boolean => nodes.some(({ after }) => after);
