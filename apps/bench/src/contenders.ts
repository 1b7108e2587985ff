import { setTimeout } from 'node:timers/promises';
import { bearer, personalToken } from '@webex-nodes/auth';
import {
	backfillMessages,
	createRestClient,
	type RestClient,
	retrieveMessages,
} from '@webex-nodes/client';
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
	/** Of the IDs; their order does not matter. */
	readonly hash: number;
}

interface Page {
	readonly items: readonly { readonly id: string }[];
}

const pageSize = 1000;

/** Each one reads every message of every room. */
export const contenders: Readonly<Record<string, (target: Target) => Promise<Retrieved>>> = {
	/** Only reads the bytes and calls JSON.parse, one request after another: no client can be faster at that. */
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
	/** The client with its retries and its checks of next links. */
	client: async (target) =>
		await connected(target, async (webex, add) => {
			for await (const room of webex.rooms.list()) {
				for await (const { id } of webex.messages.list({ roomId: room.id })) add(id);
			}
		}),
	/** Everything since a cursor, oldest first, with a cursor that could be saved after each page. */
	retrieval: async (target) =>
		await connected(target, async (webex, add) => {
			for await (const { changes } of retrieveMessages(webex, { start: 0 })) {
				for (const change of changes) if (change.kind === 'created') add(change.message.id);
			}
		}),
	/** A period, newest first. */
	backfill: async (target) =>
		await connected(target, async (webex, add) => {
			const to = Date.now() + 1000;
			for await (const { messages } of backfillMessages(webex, { from: 0, to })) {
				for (const { id } of messages) add(id);
			}
		}),
};

async function connected(
	{ baseUrl, token }: Target,
	work: (webex: RestClient, add: (id: string) => void) => Promise<void>,
): Promise<Retrieved> {
	const sum = counter();
	const dispatcher = new Agent();
	const { host } = new URL(baseUrl);
	const signed = bearer(personalToken(token), { hosts: [host] });
	const transport = retry({ sleep: (duration) => setTimeout(duration) })(
		signed(undiciTransport({ dispatcher })),
	);
	await work(createRestClient({ transport, baseUrl }), sum.add);
	await dispatcher.close();
	return sum.total();
}

function counter() {
	let hash = 0;
	let messages = 0;
	return {
		add: (id: string) => {
			let own = 0;
			for (let at = 40; at < id.length; at++) own = (Math.imul(own, 31) + id.charCodeAt(at)) | 0;
			hash ^= own;
			messages += 1;
		},
		total: (): Retrieved => ({ messages, hash }),
	};
}
