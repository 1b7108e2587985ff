// As n8n's built-in node gets many messages: 100 a page, one page after another, with all of them in memory.
const axios = require('axios');

exports.load = () => {};

exports.read = async ({ url: origin, token }, add) => {
	const headers = { authorization: `Bearer ${token}` };
	const readAll = async (first, params) => {
		const all = [];
		let url = first;
		while (url) {
			// Like there, the parameters go with each page, and with the link to the next one.
			const { data, headers: received } = await axios.get(url, {
				headers,
				params: { ...params, max: 100 },
			});
			all.push(...data.items);
			const { link } = received;
			url = link?.includes('rel="next"') ? /<([^>]+)>/.exec(link)[1] : undefined;
		}
		return all;
	};
	for (const room of await readAll(`${origin}/v1/rooms`, {})) {
		for (const { id } of await readAll(`${origin}/v1/messages`, { roomId: room.id })) add(id);
	}
};
