import { createHash } from 'node:crypto';
import { bearer, personalToken } from '@webex-nodes/auth';
import { createRestClient } from '@webex-nodes/client';
import { retry } from '@webex-nodes/http';
import { undiciTransport } from '@webex-nodes/http/undici';
import { Agent, request } from 'undici';

export interface Target {
	/** Of the REST API. */
	readonly baseUrl: string;
	readonly token: string;
}

export interface Retrieved {
	readonly messages: number;
	/** Over the IDs, in the order in which they came. */
	readonly hash: string;
}

interface Page {
	readonly items: readonly { readonly id: string }[];
}

const pageSize = 1000;

/** Every message of every room, one request after the other, in different ways. */
export const contenders: Readonly<Record<string, (target: Target) => Promise<Retrieved>>> = {
	/** Nothing but the bytes and JSON.parse: what no client can beat. */
	limit: async ({ baseUrl, token }) => {
		const sum = counter();
		const dispatcher = new Agent();
		const headers = { authorization: `Bearer ${token}` };
		const read = async (url: string) => {
			const response = await request(url, { headers, dispatcher });
			const { items } = (await response.body.json()) as Page;
			const next = /<([^>]+)>/.exec(String(response.headers['link'] ?? ''))?.[1];
			return { items, next };
		};
		const rooms = await read(`${baseUrl}/rooms?max=${pageSize}`);
		for (const room of rooms.items) {
			let url: string | undefined = `${baseUrl}/messages?roomId=${room.id}&max=${pageSize}`;
			while (url) {
				const { items, next } = await read(url);
				for (const { id } of items) sum.add(id);
				url = next;
			}
		}
		await dispatcher.close();
		return sum.total();
	},
	/** The client with everything on: refreshable token, retries, checks of next links. */
	client: async ({ baseUrl, token }) => {
		const sum = counter();
		const dispatcher = new Agent();
		const { host } = new URL(baseUrl);
		const sleep = (duration: number) => new Promise((resolve) => setTimeout(resolve, duration));
		const signed = bearer(personalToken(token), { hosts: [host] });
		const transport = retry({ sleep })(signed(undiciTransport({ dispatcher })));
		const webex = createRestClient({ transport, baseUrl });
		for await (const room of webex.rooms.list()) {
			for await (const { id } of webex.messages.list({ roomId: room.id })) sum.add(id);
		}
		await dispatcher.close();
		return sum.total();
	},
};

function counter() {
	const hash = createHash('sha256');
	let messages = 0;
	return {
		add: (id: string) => {
			hash.update(id);
			messages += 1;
		},
		total: (): Retrieved => ({ messages, hash: hash.digest('hex') }),
	};
}
