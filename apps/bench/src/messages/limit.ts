import { Agent, request } from 'undici';
import type { Contender } from '../run/contender.ts';
import type { ReadSetting } from './contenders.ts';
import { createSum } from './sum.ts';

interface Message {
	readonly id: string;
}

const pageSize = 1000;

/** As many rooms at the same time as `wide`; bytes, `JSON.parse`, and nothing is kept: no client can do with less. */
export function limit(wide: number): Contender<ReadSetting> {
	return async (setting) => {
		const sum = createSum();
		await readRooms(setting, wide, (page) => {
			for (const { id } of page) sum.add(id);
		});
		return sum.outcome();
	};
}

/** Reads all rooms, and hands on each page. */
export async function readRooms(
	{ url: origin, token }: ReadSetting,
	wide: number,
	take: (page: readonly Message[]) => void,
): Promise<void> {
	const dispatcher = new Agent();
	const headers = { authorization: `Bearer ${token}` };
	const read = async (url: string) => {
		const response = await request(url, { headers, dispatcher });
		const { items } = (await response.body.json()) as { readonly items: readonly Message[] };
		const next = /<([^>]+)>/.exec(String(response.headers['link'] ?? ''))?.[1];
		return { items, next };
	};
	const rooms = [...(await read(`${origin}/v1/rooms?max=${pageSize}`)).items];
	const readOn = async () => {
		for (let room = rooms.pop(); room; room = rooms.pop()) {
			let url: string | undefined = `${origin}/v1/messages?roomId=${room.id}&max=${pageSize}`;
			while (url) {
				const { items, next } = await read(url);
				take(items);
				url = next;
			}
		}
	};
	await Promise.all(Array.from({ length: wide }, readOn));
	await dispatcher.close();
}
