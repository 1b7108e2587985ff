// The vendor's JavaScript SDK, with the largest pages that Webex gives.
let create;

exports.load = ({ url, token }) => {
	process.env.HYDRA_SERVICE_URL = `${url}/v1`;
	// The catalogue of the vendor's internal services, which this server does not have.
	process.env.U2C_SERVICE_URL = `${url}/u2c`;
	require('@webex/plugin-logger');
	require('@webex/plugin-messages');
	require('@webex/plugin-rooms');
	const WebexCore = require('@webex/webex-core').default;
	create = () =>
		new WebexCore({
			credentials: { access_token: token },
			config: { logger: { level: 'silent' } },
		});
};

exports.read = async (_, add) => {
	const webex = create();
	for await (const room of itemsOf(await webex.rooms.list({ max: 1000 }))) {
		const messages = await webex.messages.list({ roomId: room.id, max: 1000 });
		for await (const { id } of itemsOf(messages)) add(id);
	}
};

async function* itemsOf(first) {
	let page = first;
	for (;;) {
		yield* page.items;
		if (!page.hasNext()) return;
		page = await page.next();
	}
}
