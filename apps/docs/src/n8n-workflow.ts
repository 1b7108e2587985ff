// Loaded before everything else: the ES modules of n8n-workflow import without file endings, which Node refuses.
import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const url = pathToFileURL(createRequire(import.meta.url).resolve('n8n-workflow')).href;

registerHooks({
	resolve: (specifier, context, next) =>
		specifier === 'n8n-workflow' ? { url, shortCircuit: true } : next(specifier, context),
});
