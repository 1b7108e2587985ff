import type { INodeParameters } from 'n8n-workflow';
import { createHarness } from '../src/harness.ts';
import { leaksIn, secretsOf } from '../src/leaks.ts';
import { createTrigger, type Trigger } from '../src/triggers.ts';
import { isSigned, readRequest, signed } from './request.ts';
import { promise, promiseReadable, promiseTried, type Target } from './target.ts';

const kinds: readonly (readonly [Parameters<typeof createTrigger>[1], INodeParameters])[] = [
	['webexMessagesTrigger', { event: 'messages.created' }],
	[
		'webexTrigger',
		{
			event: 'messages.all',
			resolve: true,
			filters: { text: '/deploy|on call/i' },
			options: { also: ['room', 'person'], downloadFiles: true, removeMention: true },
		},
	],
	['webexMessagesTrigger', { event: 'attachmentActions.created', resolve: true }],
	['webexRoomsTrigger', { event: 'memberships.all', resolve: true, options: { also: ['person'] } }],
	['webexMeetingsTrigger', { event: 'meetings.all', resolve: true, simplify: false }],
	['webexMeetingsTrigger', { event: 'recordings.created', options: { includeSecrets: true } }],
];

interface Opened {
	readonly triggers: readonly { readonly trigger: Trigger; readonly secret: string }[];
	readonly known: Readonly<Record<string, string>>;
	readonly secrets: readonly string[];
	readonly close: () => Promise<void>;
}

async function open(): Promise<Opened> {
	const harness = await createHarness({
		randomSeed: 4711,
		scope:
			'spark:all spark:people_read spark:rooms_read spark:messages_read spark:messages_write spark:memberships_read meeting:schedules_read meeting:recordings_read',
	});
	const { world } = harness.simulator;
	const triggers: { trigger: Trigger; secret: string }[] = [];
	for (const [index, [type, parameters]] of kinds.entries()) {
		const trigger = createTrigger(harness, type, { options: {}, filters: {}, ...parameters });
		trigger.workflowId = `workflow-${index}`;
		await trigger.activate();
		triggers.push({ trigger, secret: [...world.webhooks.values()].at(-1)?.secret ?? '' });
	}
	world.webhooks.clear();
	const [room] = world.rooms.values();
	const [me] = world.people.values();
	const other = world.findPersonByEmail('jonas.lindqvist@fernhill.example');
	const message = world.addMessage({
		roomId: room?.id ?? '',
		personId: other?.id ?? '',
		text: 'Please deploy',
	});
	const { stored, saved } = harness.credential;
	return {
		triggers,
		known: {
			room: room?.id ?? '',
			me: me?.id ?? '',
			person: other?.id ?? '',
			message: message.id,
		},
		secrets: [...secretsOf(stored, ...saved), ...triggers.map(({ secret }) => secret)],
		close: harness.close,
	};
}

let opened: Promise<Opened> | undefined;
let started = 0;

/** Each event twice, as Webex repeats what was not acknowledged: nothing starts unsigned, nothing twice. */
async function read(text: string): Promise<void> {
	opened ??= open();
	const { triggers, known, secrets } = await opened;
	const request = readRequest(text, known);
	const at = triggers.findIndex((_, index) => request.words.has(`t${index}`));
	const { trigger, secret } = triggers[Math.max(at, 0)] ?? { secret: '' };
	if (!trigger) return;
	const headers = signed(request, secret);
	const isRight = request.words.has('right');
	let items = 0;
	for (const delivery of [1, 2]) {
		const received = await trigger.receive(request.body, headers);
		const { status, said, returned } = received;
		const isStarted = returned.length > 0;
		promise([200, 400, 401].includes(status), `it answers ${status}`);
		promise(!isStarted || isSigned(headers, request.body, secret), 'an unsigned event starts');
		promise(!isRight || status !== 401, 'a right signature is refused');
		promise(!(isStarted && status !== 200), `it starts, and answers ${status}`);
		promiseReadable(said);
		items += received.items.length;
		started += received.items.length;
		promise(items <= 1, `delivery ${delivery} makes ${items} items`);
		const given = [said, returned, received.items];
		promise(leaksIn(given, secrets).length === 0, 'a secret is in an answer or an item');
		const size = JSON.stringify(given)?.length ?? 0;
		promise(size <= 8 * request.body.length + 50_000, `${size} characters come of it`);
	}
}

const event = (resource: string, name: string, data: object) =>
	JSON.stringify({ id: 'a', name: 'b', resource, event: name, actorId: '{person}', data });
const messageCreated = event('messages', 'created', {
	id: '{message}',
	roomId: '{room}',
	personId: '{person}',
	personEmail: 'a@b.example',
	created: '2026-11-01T10:00:00.000Z',
});

export const triggerTarget: Target = {
	inputs: 12,
	seeds: [
		`POST right t0\n\n${messageCreated}`,
		`POST right t1\ncontent-type: application/json\n\n${messageCreated}`,
		`POST old t1\n\n${messageCreated}`,
		`POST t1\nx-spark-signature: ${'a'.repeat(40)}\n\n${messageCreated}`,
		`POST right t1\n\n${event('messages', 'deleted', { id: '{message}', files: ['{message}', 1] })}`,
		`POST right t1\n\n${event('messages', 'updated', { id: '{message}', personId: '{me}' })}`,
		`POST right t2\n\n${event('attachmentActions', 'created', { id: 'x', messageId: '{message}', inputs: { a: 1 } })}`,
		`POST right t3\n\n${event('memberships', 'created', { id: 'x', roomId: '{room}', personId: '{person}', isModerator: false })}`,
		`POST right t4\n\n${event('meetings', 'started', { id: 'x', title: 'a', password: 'b', start: '2026-11-01T10:00:00Z' })}`,
		`POST right t5\n\n${event('recordings', 'created', { id: 'x', password: 'b', createTime: 'c' })}`,
		'POST right t0\n\n⟦[×5000⟧',
		'POST right t1\n\n{"resource":"messages","event":"created","data":{"id":"{message}","a":⟦[×3000⟧⟦]×3000⟧}}',
		'POST right t0\n\n{"resource":"messages","event":"created","data":{"id":"⟦x×40000⟧"}}',
		'POST right t1\n\n{"resource":"__proto__","event":"constructor","data":{"__proto__":{"a":1},"id":"{message}"}}',
	],
	read,
	close: async () => {
		await opened?.then(async ({ close }) => await close());
		promiseTried(started);
	},
};
