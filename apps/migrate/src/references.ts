import { knowledge } from './knowledge/index.ts';
import type { NodeResult } from './node.ts';
import { isExpression, isObject, type Json } from './values.ts';

interface Workflow {
	readonly nodes: readonly { readonly name: string; readonly parameters: Json }[];
	readonly connections: Json;
}

/** An expression that reads a field which has another name or form now. */
export interface Reference {
	readonly node: string;
	readonly parameter: string;
	/** The migrated node that it reads. */
	readonly reads: string;
	readonly field: string;
	/** Absent when there is no such field any more. */
	readonly now?: string;
}

/** Expressions behind a migrated node, or with its name, that use a field that differs. */
export function referencesTo(workflow: Workflow, results: readonly NodeResult[]): Reference[] {
	return results
		.filter(({ after }) => after)
		.flatMap(({ node: reads, operation }) => {
			const behind = nodesBehind(workflow.connections, reads);
			return workflow.nodes.flatMap(({ name: node, parameters }) =>
				textsIn(parameters)
					.filter(([, text]) => behind.has(node) || names(text, reads))
					.flatMap(([parameter, text]) =>
						Object.entries(knowledge[operation]?.outputs ?? {})
							.filter(([field]) => uses(text, field))
							.map(([field, now]) => ({ node, parameter, reads, field, ...(now && { now }) })),
					),
			);
		});
}

/** All nodes that items of this one can come to. */
function nodesBehind(connections: Json, start: string): Set<string> {
	const found = new Set<string>();
	const open = [start];
	for (let name = open.pop(); name !== undefined; name = open.pop()) {
		for (const next of targetsIn(connections[name])) {
			if (found.has(next)) continue;
			found.add(next);
			open.push(next);
		}
	}
	return found;
}

function targetsIn(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(targetsIn);
	if (!isObject(value)) return [];
	const { node } = value;
	return typeof node === 'string' ? [node] : Object.values(value).flatMap(targetsIn);
}

/**
 * Expressions, the code of code nodes, and names of fields, as nodes such as Summarize take them, each with the path of
 * its parameter.
 */
function textsIn(value: unknown, path = ''): [string, string][] {
	if (typeof value === 'string') {
		const isRead = isExpression(value) || /[cC]ode$/.test(path) || isListOfNames(value);
		return isRead ? [[path, value]] : [];
	}
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) =>
		textsIn(inner, path === '' ? name : `${path}.${name}`),
	);
}

const isListOfNames = (text: string) => /^\s*[\w.]+(\s*,\s*[\w.]+)*\s*$/.test(text);

const names = (text: string, node: string) =>
	[`'${node.replaceAll("'", "\\'")}'`, `"${node.replaceAll('"', '\\"')}"`, `\`${node}\``].some(
		(quoted) => text.includes(quoted),
	);

/** As a member, `.field` or `["field"]`, or taken apart, `{ field }`, or as one of several names. */
const uses = (text: string, field: string) =>
	(isListOfNames(text) && text.split(',').some((name) => name.trim() === field)) ||
	new RegExp(`\\.${field}\\b|['"\`]${field}['"\`]|[{,]\\s*${field}\\s*[,}:]`).test(text);
