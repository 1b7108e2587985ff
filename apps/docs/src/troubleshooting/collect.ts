import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../project.ts';

/** A value in a text is `…`. */
export interface Text {
	readonly text: string;
	/** A file of the built package, and the line. */
	readonly place: string;
}

const dist = join(root, 'packages/n8n-nodes-webex/dist');

/** What holds a text that a person reads when something is wrong: a call, a property, a variable or a function. */
const uses: readonly RegExp[] = [
	/^new (?:lib\.|n8n_workflow\.)?\w*(?:Error|ConnectionNeeded|NameRefused|RefusedPattern|RunTooLarge|UnknownName|UnusableItem)$/,
	/^super\(\)$/,
	/warn\(\)$/,
	/[hH]ints?(?:\(\))?$/,
	/^(?:advice|cut off|empty|message|reason|redirect|refused|unexpected|warning|web page)$/,
	/^(?:fail|refuse|renewalFailed|report|certificate|\w+\.malformed)\(\)$/,
	/^= (?:certificate|closed|expected|closedMark|late|noRoute|noTls|reason|repeats|why)$/,
	/^in explain$/,
	/^(?:EAI_|E[A-Z]+|ERR_|UND_)\w*$/,
];

/** Every text that the built package shows when something is wrong: what is bundled is all that it can show. */
export function collect(): readonly Text[] {
	const files = globSync('**/*.js', { cwd: dist }).toSorted();
	if (files.length === 0) throw new Error('The package is not built: turbo run build');
	return files.flatMap((file) => {
		const code = readFileSync(join(dist, file), 'utf8');
		const source = ts.createSourceFile(file, code, ts.ScriptTarget.ES2023, true);
		return textsIn(source, (node) => {
			const { line } = source.getLineAndCharacterOfPosition(node.getStart());
			return `${file}:${line + 1}`;
		});
	});
}

function textsIn(source: ts.SourceFile, placeOf: (node: ts.Node) => string): readonly Text[] {
	const found: Text[] = [];
	const visit = (node: ts.Node): void => {
		// What builds workflows reads it, and no person.
		if (ts.isPropertyAssignment(node) && node.name.getText() === 'builderHint') return;
		const text = textOf(node);
		if (text !== undefined && isSentence(text) && !isOfForm(node) && isShown(node)) {
			found.push({ text, place: placeOf(node) });
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

function textOf(node: ts.Node): string | undefined {
	if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return undefined;
	return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
}

const isSentence = (text: string) =>
	(text.match(/\p{L}{2,}/gu) ?? []).length >= 3 && text.includes(' ');

/** A field, a choice or an operation of a node: it has a name beside it. */
function isOfForm({ parent }: ts.Node): boolean {
	if (!ts.isPropertyAssignment(parent)) return false;
	const names = parent.parent.properties.map((each) => each.name?.getText());
	return names.includes('displayName') || (names.includes('name') && !names.includes('message'));
}

/** An error about an input names the field first. */
function isFieldName(node: ts.Node): boolean {
	const error = ts.findAncestor(node, ts.isNewExpression);
	const [field] = error?.arguments ?? [];
	const isOfInput = error?.expression.getText().endsWith('InputError') ?? false;
	return isOfInput && field !== undefined && node.pos >= field.pos && node.end <= field.end;
}

/** The bundler adds a number to names that two files have. */
const isShown = (node: ts.Node) => {
	if (isFieldName(node)) return false;
	const use = useOf(node).replaceAll(/\$\d+/g, '');
	// Its argument is the name of an option.
	if (use.endsWith('cutHint()')) return false;
	return uses.some((pattern) => pattern.test(use));
};

function useOf(node: ts.Node): string {
	for (let each = node.parent; each; each = each.parent) {
		if (ts.isNewExpression(each)) return `new ${each.expression.getText()}`;
		if (ts.isPropertyAssignment(each)) return each.name.getText().replaceAll(/['"]/g, '');
		if (ts.isCallExpression(each)) return `${each.expression.getText()}()`;
		if (ts.isVariableDeclaration(each)) return `= ${each.name.getText()}`;
		if (ts.isFunctionDeclaration(each)) return `in ${each.name?.getText()}`;
	}
	return '';
}
