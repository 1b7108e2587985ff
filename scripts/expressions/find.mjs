import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';

const patterns = [
	'packages/*/src/**/*.ts',
	'packages/n8n-nodes-webex/{nodes,credentials}/**/*.ts',
	'apps/migrate/src/**/*.ts',
];

/** The sources of what is published, without their tests. */
export const shippedFiles = (root) =>
	globSync(patterns, { cwd: root })
		.map((path) => path.split(sep).join('/'))
		.filter(
			(path) => !path.endsWith('.test.ts') && !path.startsWith('packages/n8n-nodes-webex-test/'),
		)
		.sort();

/**
 * The regular expressions of a source: `fixed` as literals, and `made` the arguments of `RegExp` that only a running
 * program knows. Each with its line.
 */
export function expressionsIn(text, path) {
	const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
	const fixed = [];
	const made = [];
	const visit = (node) => {
		const line = () => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
		if (ts.isRegularExpressionLiteral(node)) fixed.push({ literal: node.text, line: line() });
		const isCall = ts.isNewExpression(node) || ts.isCallExpression(node);
		if (isCall && /^(?:globalThis\.)?RegExp$/.test(node.expression.getText())) {
			const parts = [...(node.arguments ?? [])];
			// What is copied is found where it is written.
			if (parts.length === 1 && ts.isRegularExpressionLiteral(parts[0])) parts.length = 0;
			else if (parts.every(ts.isStringLiteralLike)) {
				const [written = '', flags = ''] = parts.map((part) => part.text);
				fixed.push({ literal: String(new RegExp(written, flags)), line: line() });
			} else
				made.push({
					text: parts
						.map((part) => part.getText())
						.join(', ')
						.replaceAll('${', '{'),
					line: line(),
				});
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return { fixed, made };
}

/** Of all files: the literals with their places, and what is made with its place. */
export function expressionsOf(root, files = shippedFiles(root)) {
	const fixed = new Map();
	const made = [];
	for (const path of files) {
		const found = expressionsIn(readFileSync(join(root, path), 'utf8'), path);
		for (const { literal, line } of found.fixed) {
			fixed.set(literal, [...(fixed.get(literal) ?? []), `${path}:${line}`]);
		}
		for (const { text, line } of found.made) made.push({ path, line, text });
	}
	return { fixed, made };
}
