// The SDK's listen() uses an internal service with sockets that nobody documents. Here it registers a webhook, and hands
// on what is delivered: so the vendor's tests judge webhooks too.
const { once } = require('node:events');
const { createServer } = require('node:http');
const { json } = require('node:stream/consumers');

/** A delivery has no contents: they are read, as the guide of webhooks says. */
const contents = {
	messages: ({ messages }, { id }) => messages.get(id),
	attachmentActions: ({ attachmentActions }, { id }) => attachmentActions.get(id),
};

async function listen(resource) {
	const server = createServer(async (request, response) => {
		const event = await json(request);
		response.end();
		const read = event.event === 'created' ? contents[resource] : undefined;
		const data = { ...event.data, ...(read && (await read(this.webex, event.data))) };
		this.trigger(event.event, { ...event, data });
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const targetUrl = `http://127.0.0.1:${server.address().port}/`;
	const { body } = await this.webex.request({
		method: 'POST',
		service: 'hydra',
		resource: 'webhooks',
		body: { name: 'listen', resource, event: 'all', targetUrl },
	});
	this.endListening = async () => {
		server.close();
		await this.webex.request({
			method: 'DELETE',
			service: 'hydra',
			resource: `webhooks/${body.id}`,
		});
	};
}

async function stopListening() {
	const end = this.endListening;
	this.endListening = undefined;
	await end?.();
}

exports.listenByWebhooks = (resource, { prototype }) =>
	Object.assign(prototype, {
		listen() {
			return listen.call(this, resource);
		},
		stopListening,
	});
