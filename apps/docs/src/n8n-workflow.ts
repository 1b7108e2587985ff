// Loaded before everything else, so that Node runs the sources of the nodes as they are.
import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const url = pathToFileURL(createRequire(import.meta.url).resolve('n8n-workflow')).href;
const nodes = new URL('../../../packages/n8n-nodes-webex/', import.meta.url).href;

registerHooks({
	// Its ES modules import without file endings, which Node refuses; n8n itself uses CommonJS.
	resolve: (specifier, context, next) =>
		specifier === 'n8n-workflow' ? { url, shortCircuit: true } : next(specifier, context),
	// What is published is CommonJS, and its sources are ES modules.
	load: (file, context, next) =>
		file.startsWith(nodes) && file.endsWith('.ts')
			? next(file, { ...context, format: 'module-typescript' })
			: next(file, context),
});
