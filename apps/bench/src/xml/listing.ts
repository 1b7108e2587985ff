// 10,000 meetings, from answers that take as long as the network.
import { setTimeout } from 'node:timers/promises';
import { createXmlClient } from '@webex-nodes/client';
import type { Contender, Outcome } from '../run/contender.ts';
import type { XmlSetting } from './contenders.ts';
import { meetingList } from './document.ts';

const total = 10_000;
const bodies = new Map<string, Uint8Array>();

/** Lists them all; `least` is the time of the requests one after the other, in seconds. */
async function run({ latency }: XmlSetting): Promise<Outcome> {
	let requests = 0;
	const webex = createXmlClient({
		transport: async ({ body }) => {
			requests += 1;
			const waited = setTimeout(latency);
			const answer = bodyFor(String(body));
			await waited;
			return { status: 200, headers: {}, body: answer.slice() };
		},
	});
	let count = 0;
	for await (const { items } of webex.meetings.list().pages()) count += items.length;
	if (count !== total) throw new Error(`The list has ${count} meetings, not ${total}`);
	return { count, figures: { requests, least: (requests * latency) / 1000 } };
}

/** The first list makes the answers, and lets the compiler see everything. */
export const listMeetings: Contender<XmlSetting> = Object.assign(run, {
	load: async (setting: XmlSetting) => {
		await run({ ...setting, latency: 0 });
	},
});

function bodyFor(request: string): Uint8Array {
	const [, start = '1'] = /<startFrom>(\d+)/.exec(request) ?? [];
	const [, size = '500'] = /<maximumNum>(\d+)/.exec(request) ?? [];
	const key = `${start}/${size}`;
	const count = Math.max(0, Math.min(Number(size), total - Number(start) + 1));
	const body =
		bodies.get(key) ?? new TextEncoder().encode(meetingList(count, Number(start), total));
	bodies.set(key, body);
	return body;
}
