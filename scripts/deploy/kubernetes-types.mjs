import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../toolchain.mjs';

/**
 * Finds misspelt and missing fields: the compiler compares each object with the type that Kubernetes' own description of
 * its API has for it. A validator of the JSON schemas would accept fields that it does not know.
 */
export function typeProblems(objects) {
	// One line for each object, so that the line of a problem says whose it is.
	const lines = objects.map(
		(object, index) => `const object${index}: ${typeOf(object)} = ${JSON.stringify(object)};`,
	);
	return compile(lines.join('\n')).map(({ line, message }) => {
		const { kind, metadata } = objects[line];
		return `deploy/kubernetes: ${kind} ${metadata.name}: ${message}`;
	});
}

/** "networking.k8s.io/v1" is "networking/v1" there, and "v1" is "core/v1". */
function typeOf({ apiVersion, kind }) {
	const [version, group = 'core'] = apiVersion.split('/').reverse();
	return `import('kubernetes-types/${group.split('.')[0]}/${version}').${kind}`;
}

function compile(text) {
	const name = join(root, 'manifests.ts');
	const options = {
		strict: true,
		noEmit: true,
		types: [],
		module: ts.ModuleKind.ESNext,
		moduleResolution: ts.ModuleResolutionKind.Bundler,
	};
	const host = ts.createCompilerHost(options);
	const { getSourceFile, fileExists } = host;
	const file = ts.createSourceFile(name, text, ts.ScriptTarget.ESNext);
	host.getSourceFile = (path, ...rest) =>
		path === name ? file : getSourceFile.call(host, path, ...rest);
	host.fileExists = (path) => path === name || fileExists.call(host, path);
	const program = ts.createProgram([name], options, host);
	return ts.getPreEmitDiagnostics(program).map(({ file: source, start, messageText }) => ({
		line: source?.getLineAndCharacterOfPosition(start).line ?? 0,
		message: ts.flattenDiagnosticMessageText(messageText, ' '),
	}));
}
