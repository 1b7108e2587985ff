import type { INodeParameters } from 'n8n-workflow';
import { createHarness, type Harness } from '../src/harness.ts';
import { secretsOf } from '../src/leaks.ts';
import { byId } from '../src/one-node.ts';
import { callWaiting, type Waiting } from './handler.ts';
import { isSigned, readRequest, signed } from './request.ts';
import { promise, promiseTried, type Target } from './target.ts';

type Kind = 'approval' | 'fields' | 'page';

const fields = ['text', 'number', 'choices', 'toggle', 'date'].map((kind, index) => ({
	label: `Field ${kind}`,
	kind,
	isRequired: index === 0,
	...(kind === 'choices' && { options: 'a,b,c' }),
}));

const questions: Readonly<Record<Kind, INodeParameters>> = {
	approval: { approvalOptions: { values: { approvalType: 'double' } } },
	fields: { responseType: 'form', formFields: { values: fields } },
	page: { responseType: 'form', formFields: { values: fields }, answerBy: 'link' },
};

interface Asked {
	readonly waiting: Waiting;
	readonly query: Readonly<Record<string, string>>;
	readonly secret: string;
	/** IDs of what people submitted. */
	readonly known: Readonly<Record<string, string>>;
}

/** The executions of one n8n that wait, by what they asked. */
class Room {
	readonly harness: Harness;
	readonly secrets: readonly string[];
	readonly #asked = new Map<Kind, Asked>();
	#executions = 0;

	constructor(harness: Harness) {
		this.harness = harness;
		const { stored, saved } = harness.credential;
		this.secrets = secretsOf(stored, ...saved);
	}

	/** Where its question is over, asks another one. */
	async question(kind: Kind): Promise<Asked> {
		const known = this.#asked.get(kind) ?? (await this.#ask(kind));
		this.#asked.set(kind, known);
		return known;
	}

	forget(kind: Kind): void {
		this.#asked.delete(kind);
	}

	async #ask(kind: Kind): Promise<Asked> {
		const { simulator } = this.harness;
		const { world } = simulator;
		const roomId = [...world.rooms.keys()][0] ?? '';
		const [, one = '', other = ''] = world.membersOf(roomId).keys();
		this.#executions += 1;
		const executionId = `fuzz-${this.#executions}`;
		const run = await this.harness.run({
			node: 'webexMessages',
			mode: 'trigger',
			parameters: {
				resource: 'message',
				operation: 'sendAndWait',
				roomId: byId(roomId),
				message: 'May it be <b>replaced</b>?',
				...(kind !== 'page' && { approvers: one }),
				...questions[kind],
			},
			waiting: { url: this.harness.url, executionId },
		});
		if (run.error) throw run.error;
		const stored = run.execution.data.executionData?.contextData['node:Node'];
		const message = world.message(String(stored?.['question']));
		const webhook = [...world.webhooks.values()].find(
			({ filter }) => filter === `messageId=${message?.id}`,
		);
		const link = /\]\((\S+)\)/.exec(message?.markdown ?? '')?.[1];
		const { searchParams } = new URL(webhook?.targetUrl ?? link ?? '');
		if (webhook) world.webhooks.delete(webhook.id);
		const submit = (personId: string, inputs: Record<string, unknown>) =>
			kind === 'page' ? '' : world.submitCard(message?.id ?? '', personId, inputs).id;
		const answers = Object.fromEntries(fields.map(({ label }) => [label, 'true']));
		const known = {
			action: submit(one, kind === 'approval' ? { decision: 'approve' } : answers),
			empty: submit(one, {}),
			outsider: submit(other, { decision: 'approve' }),
			message: message?.id ?? '',
		};
		const waiting: Waiting = { node: 'webexMessages', run, executionId };
		const query = Object.fromEntries(searchParams);
		return { waiting, query, secret: webhook?.secret ?? '', known };
	}
}

let room: Promise<Room> | undefined;
let continued = 0;

/** What answers goes on once, and only where it is signed, complete, and of somebody who may answer. */
async function read(text: string): Promise<void> {
	room ??= createHarness({ randomSeed: 4712 }).then((harness) => new Room(harness));
	const { harness, secrets } = await room;
	const kinds = Object.keys(questions) as Kind[];
	const kind = kinds.find((each) => text.split('\n', 1)[0]?.includes(each)) ?? 'approval';
	const { waiting, query, secret, known } = await (await room).question(kind);
	const given = readRequest(text, known);
	const headers = signed(given, secret);
	// n8n refuses an address that was changed; the node has to bear it all the same.
	const isOwn = Object.keys(given.query).length === 0;
	const request = { ...given, headers, query: { ...query, ...given.query } };
	const { items } = await callWaiting(harness, waiting, request, [
		...secrets,
		...(secret ? [secret] : []),
	]);
	if (!items) return;
	continued += 1;
	const { method, body, words } = request;
	promise(items.length === 1, `it goes on with ${items.length} items`);
	const data = items[0]?.json['data'];
	promise(typeof data === 'object' && data !== null, 'it goes on without an answer');
	if (kind === 'approval') {
		promise(typeof Reflect.get(Object(data), 'approved') === 'boolean', 'it is no decision');
	}
	if (isOwn) {
		promise(kind === 'page' || isSigned(headers, body, secret), 'an unsigned answer counts');
		promise(
			kind === 'page' || body.includes(known['action'] ?? ''),
			'an answer nobody gave counts',
		);
		promise(kind !== 'page' || method === 'POST', 'a look at the page counts as an answer');
	}
	if (!words.has('taken')) return;
	const again = await callWaiting(harness, waiting, request, secrets);
	promise(again.items === undefined, 'it goes on twice');
	(await room).forget(kind);
}

const event = (id: string, more = '') =>
	`{"id":"a","resource":"attachmentActions","event":"created","actorId":"x","data":{"id":"${id}"${more}}}`;

export const waitTarget: Target = {
	inputs: 15,
	seeds: [
		`POST right approval\n\n${event('{action}')}`,
		`POST right taken approval\n\n${event('{action}', ',"messageId":"{message}","personId":"x","inputs":{}')}`,
		`POST old fields\ncontent-type: application/json\n\n${event('{action}')}`,
		`POST right fields taken\n\n${event('{action}')}`,
		`POST right fields\n\n${event('{empty}')}`,
		`POST right approval\n\n${event('{outsider}')}`,
		`POST approval\nx-webex-signature: SHA-256=${'0'.repeat(64)}\n\n${event('{action}')}`,
		'GET approval',
		'GET page',
		'POST page form\n\nfield-0=a&field-1=1e400&field-2=a&field-2=b&field-3=true&field-4=2026-02-30',
		'POST page form taken\n\nfield-0=%3Cscript%3E&field-1=2&__proto__=1&decision=approve',
		'POST page json\n\n{"data":{"field-0":"a","field-1":1,"field-2":["a"],"field-3":true,"field-4":null},"files":{}}',
		'POST page urlencoded\n\nfield-0=x&field-1=',
		'POST page form\n\nfield-0=⟦x×60000⟧&field-2=⟦,×9000⟧',
		'POST right approval\n\n⟦{"a":×9000⟧',
		'POST right approval bodiless',
		'POST right approval ?message=a&approvers=b&until=c&by=link&keeps=true\n\n{}',
		'DELETE page ?until=1\n\n',
	],
	read,
	close: async () => {
		await room?.then(async ({ harness }) => await harness.close());
		promiseTried(continued);
	},
};
