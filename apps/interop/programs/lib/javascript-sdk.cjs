// Prepares the vendor's own tests: what they import, the syntax that they are written in, and events.
const Module = require('node:module');
const { readFileSync } = require('node:fs');
const { transform } = require('sucrase');

const ownHelpers = {
	'@webex/test-helper-file': require.resolve('./test-files.cjs'),
	'@webex/test-helper-test-users': require.resolve('./test-users.cjs'),
};
const { _resolveFilename: resolve } = Module;
Module._resolveFilename = (request, ...rest) => resolve(ownHelpers[request] ?? request, ...rest);

const load = Module._extensions['.js'];
Module._extensions['.js'] = (module, file) => {
	if (!file.includes('/test/integration/')) return load(module, file);
	// The pauses are for the slow test accounts of the vendor, and so are the limits.
	const source = readFileSync(file, 'utf8')
		.replaceAll('setTimeout(done, 5000)', 'setTimeout(done)')
		.replaceAll(/this\.timeout\(\d+\)/g, 'this.timeout(5000)')
		// Skipped for reasons of the vendor's servers.
		.replaceAll(/\b(describe|it)\.skip\(/g, '$1(');
	const { code } = transform(source, { transforms: ['imports'] });
	module._compile(code, file);
};

const { listenByWebhooks } = require('./listen.cjs');
const plugins = {
	attachmentActions: 'attachment-actions',
	memberships: 'memberships',
	messages: 'messages',
	rooms: 'rooms',
};
for (const [resource, plugin] of Object.entries(plugins)) {
	listenByWebhooks(resource, require(`@webex/plugin-${plugin}`).default);
}
