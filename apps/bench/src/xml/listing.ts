// Lists 10,000 meetings from answers that take as long as the network, against requests × latency.
import { setTimeout } from 'node:timers/promises';
import { createXmlClient } from '@webex-nodes/client';
import { meetingList } from './document.ts';

const total = 10_000;
const bodies = new Map<string, Uint8Array>();

/** The duration of the list as a multiple of requests × latency. `latency` is in milliseconds. */
export async function measureListing(latency: number): Promise<number> {
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
	const started = performance.now();
	let meetings = 0;
	for await (const { items } of webex.meetings.list().pages()) meetings += items.length;
	if (meetings !== total) throw new Error(`The list has ${meetings} meetings, not ${total}`);
	return (performance.now() - started) / (requests * latency);
}

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
