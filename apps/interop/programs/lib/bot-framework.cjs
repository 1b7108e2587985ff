// Prepares the framework's own tests: it receives events by webhooks, because nobody documents the sockets that it uses
// when it has no address.
const { createServer } = require('node:http');
const { json } = require('node:stream/consumers');
const receiver = require('webex-node-bot-framework/webhook');

const file = require.resolve('webex-node-bot-framework/lib/framework');
const Framework = require(file);

const port = Number(process.env.WEBHOOK_PORT);
const webhookSecret = 'a secret of the test';

/** As in the framework's guide: the address, and the route that takes the deliveries. */
function FrameworkWithWebhooks(options) {
	const webhookUrl = `http://127.0.0.1:${port}/`;
	const framework = new Framework(
		options.token ? { ...options, webhookUrl, webhookSecret } : options,
	);
	const handle = receiver(framework);
	if (!options.token) return framework;
	handler = handle;
	startWithWebhooks(framework);
	return framework;
}

/** It says that it has started before its webhooks are made: what happens until then is told to nobody. */
function startWithWebhooks(framework) {
	const emit = framework.myEmit.bind(framework);
	framework.myEmit = (event, ...values) => {
		if (event !== 'start') return emit(event, ...values);
		const timer = setInterval(() => {
			if (framework.cardsWebhook === undefined) return;
			clearInterval(timer);
			emit(event, ...values);
		}, 10);
	};
}
FrameworkWithWebhooks.prototype = Framework.prototype;
require.cache[file].exports = FrameworkWithWebhooks;

/** Of the framework that was made last. */
let handler = () => {};
createServer(async (request, response) => {
	const body = await json(request);
	// The two methods of Express that the framework calls.
	await handler(
		{ body, headers: request.headers },
		{ status: (code) => response.writeHead(code), send: (text) => response.end(text) },
	);
}).listen(port, '127.0.0.1');
