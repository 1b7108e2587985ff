// What a package exports, as text: each name with its declaration, without comments.
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const printer = ts.createPrinter({ removeComments: true });
const longest = 20; // lines

/** A long one, such as that of a schema, is only named: its number changes with it. */
function short(text) {
	const lines = text.split('\n');
	if (lines.length <= longest) return text;
	const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
	return `${lines[0]}\n\t… ${lines.length} lines, ${digest}`;
}

const choices = /"[^"\n]*"(?: \| "[^"\n]*")+/g;

/**
 * Names that the bundler counts ("Token$1") are those of the source. The compiler writes the choices of an inferred type
 * in the order in which it met them, which is another one from time to time.
 */
const tidy = (text) =>
	text
		.replaceAll(choices, (all) => all.split(' | ').sort().join(' | '))
		.replaceAll(/\$\d+\b/g, '')
		.replaceAll('    ', '\t')
		.replaceAll(/"\.\/[^"]+\.mjs"/g, '"."');

/** The declarations of the entries, in the order of their names, and those that they need and do not export. */
export function apiReport({ manifest, unpacked }) {
	const entries = Object.entries(manifest.exports ?? {}).filter(([, path]) => /\.mjs$/.test(path));
	const files = entries.map(([, path]) => join(unpacked, path.replace(/\.mjs$/, '.d.mts')));
	const program = ts.createProgram(files, {
		module: ts.ModuleKind.NodeNext,
		moduleResolution: ts.ModuleResolutionKind.NodeNext,
		noLib: true,
		types: [],
	});
	const checker = program.getTypeChecker();
	const isOwn = (node) => node.getSourceFile().fileName.startsWith(dirname(files[0] ?? ''));
	const printed = new Map();
	const print = (symbol) => {
		const original =
			symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
		if (printed.has(original)) return;
		const declarations = (original.declarations ?? []).filter(isOwn);
		printed.set(original, '');
		const text = declarations.map((node) => {
			const whole = ts.isVariableDeclaration(node) ? node.parent.parent : node;
			return printer.printNode(ts.EmitHint.Unspecified, whole, node.getSourceFile());
		});
		printed.set(original, short(tidy(text.join('\n'))));
		const visit = (node) => {
			if (ts.isIdentifier(node)) {
				const used = checker.getSymbolAtLocation(node);
				const target =
					used && (used.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(used) : used);
				const isTop = target?.declarations?.some((each) => isOwn(each) && isTopLevel(each));
				if (isTop) print(target);
			}
			ts.forEachChild(node, visit);
		};
		for (const node of declarations) visit(node);
	};
	const parts = entries.map(([entry], index) => {
		const source = program.getSourceFile(files[index] ?? '');
		const module = source && checker.getSymbolAtLocation(source);
		const exported = module ? checker.getExportsOfModule(module) : [];
		for (const symbol of exported) print(symbol);
		return `## ${entry}\n\n${exported
			.map(({ name }) => name)
			.sort()
			.join(', ')}\n`;
	});
	const declared = [...new Set([...printed.values()].filter(Boolean))].sort();
	return `# ${manifest.name}\n\n${parts.join('\n')}\n## Declarations\n\n\`\`\`ts\n${declared.join('\n\n')}\n\`\`\`\n`;
}

function isTopLevel(node) {
	const whole = ts.isVariableDeclaration(node) ? node.parent.parent : node;
	return ts.isSourceFile(whole.parent);
}

/** A change of the types since the last release that no changeset describes. `before` is absent before the first one. */
export function undescribed({ name, before, now, changesets }) {
	if (before === now) return [];
	const isDescribed = changesets.some(({ releases }) =>
		releases.some((each) => each.name === name),
	);
	return isDescribed
		? []
		: [
				`the types changed since the last release, and no changeset names ${name}: npm run changeset`,
			];
}
