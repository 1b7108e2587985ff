import { endMeeting, publishRecording, startMeeting } from '@webex-nodes/simulator';
import { createHarness, type Harness } from '../src/harness.ts';
import { secretsOf } from '../src/leaks.ts';
import { byId } from '../src/one-node.ts';
import { callWaiting, type Waiting } from './handler.ts';
import { isSigned, readRequest, signed } from './request.ts';
import { promise, promiseTried, type Target } from './target.ts';

interface Wait {
	readonly waiting: Waiting;
	readonly query: Readonly<Record<string, string>>;
	readonly secret: string;
	readonly meetingId: string;
}

interface Opened {
	readonly harness: Harness;
	readonly secrets: readonly string[];
	/** Waits for what has appeared, and for what has not. */
	readonly there: Wait;
	readonly missing: Wait;
}

async function open(): Promise<Opened> {
	const harness = await createHarness({
		randomSeed: 4713,
		meetings: false,
		scope:
			'spark:kms spark:people_read meeting:schedules_read meeting:recordings_read meeting:transcripts_read meeting:summaries_read',
	});
	const missing = await waitIn(harness, 'fuzz-missing');
	const there = await waitIn(harness, 'fuzz-there');
	harness.simulator.world.webhooks.clear();
	publishRecording(harness.simulator.world, there.meetingId);
	const { stored, saved } = harness.credential;
	return { harness, secrets: secretsOf(stored, ...saved), there, missing };
}

/** An execution that waits for the recording of a meeting which was held a moment ago. */
async function waitIn(harness: Harness, executionId: string): Promise<Wait> {
	const { world, tokens } = harness.simulator;
	const [me] = world.people.values();
	const { value: token } = tokens.issueFixed({
		personId: me?.id ?? '',
		scopes: ['meeting:schedules_write', 'meeting:schedules_read'],
		expiresAt: Number.POSITIVE_INFINITY,
	});
	const planned = await fetch(`${harness.url}/v1/meetings`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		body: JSON.stringify({
			title: executionId,
			start: world.time(Date.now() + 60_000),
			end: world.time(Date.now() + 1_860_000),
		}),
	});
	const { id: seriesId } = (await planned.json()) as { id: string };
	const { id: meetingId } = startMeeting(world, seriesId);
	endMeeting(world, meetingId);
	const run = await harness.run({
		node: 'webexMeetings',
		mode: 'trigger',
		parameters: { resource: 'recording', operation: 'wait', meetingKey: byId(meetingId) },
		waiting: { url: harness.url, executionId },
	});
	if (run.error) throw run.error;
	const { secret = '', targetUrl = '' } = [...world.webhooks.values()].at(-1) ?? {};
	const query = Object.fromEntries(new URL(targetUrl).searchParams);
	const waiting: Waiting = { node: 'webexMeetings', run, executionId };
	return { waiting, query, secret, meetingId };
}

let opened: Promise<Opened> | undefined;
let continued = 0;

/** What the caller says is not believed: it goes on only with what is in Webex. */
async function read(text: string): Promise<void> {
	opened ??= open();
	const { harness, secrets, there, missing } = await opened;
	const isThere = text.split('\n', 1)[0]?.includes('there') === true;
	const { waiting, query, secret, meetingId } = isThere ? there : missing;
	const given = readRequest(text, { meeting: meetingId });
	const headers = signed(given, secret);
	const request = { ...given, headers, query: { ...query, ...given.query } };
	const { items } = await callWaiting(harness, waiting, request, [...secrets, secret]);
	if (!items) return;
	continued += 1;
	const { method, body, words } = request;
	promise(isThere, 'it goes on with something that is not in Webex');
	promise(method === 'POST', 'a look at the address goes on');
	const isLook = /"look"\s*:\s*true/.test(body);
	const sent = words.has('bodiless') ? '' : body;
	promise(isLook || isSigned(headers, sent, secret), 'an unsigned call goes on');
	promise(items.length === 1, `it goes on with ${items.length} items`);
	promise(items[0]?.json['meetingId'] === meetingId, 'it is the recording of another meeting');
}

const event = (data: string) =>
	`{"id":"a","resource":"recordings","event":"created","actorId":"x","data":${data}}`;

export const recordsTarget: Target = {
	inputs: 15,
	seeds: [
		`POST right there\n\n${event('{"id":"a","meetingId":"{meeting}"}')}`,
		`POST right missing\n\n${event('{"id":"a","meetingId":"{meeting}"}')}`,
		`POST old there\n\n${event('{"id":"a"}')}`,
		`POST there\nx-spark-signature: ${'0'.repeat(40)}\n\n${event('{"meetingId":"{meeting}"}')}`,
		'POST there\ncontent-type: application/json\n\n{"look":true}',
		'POST missing\n\n{"look":true,"data":{"meetingId":"{meeting}"}}',
		'GET there',
		'POST right there bodiless',
		'POST right there ?wait=a&until=b\n\n{"look":true}',
		'POST right there\n\n{"look":⟦[×9000⟧⟦]×9000⟧}',
		'POST right missing\n\n{"data":{"meetingId":"⟦x×50000⟧"}}',
	],
	read,
	close: async () => {
		await opened?.then(async ({ harness }) => await harness.close());
		promiseTried(continued);
	},
};
