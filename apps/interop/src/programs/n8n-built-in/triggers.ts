import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type StoredWorkflow, untilFinished } from '@webex-nodes/sample/n8n';
import type { Checks } from './check.ts';
import { credentialsOf, type Values } from './node.ts';
import type { Session } from './session.ts';

/** What the fields of the trigger offer, and the names that Webex has for the resources. */
const resources = {
	all: { webex: 'all', events: ['created', 'updated', 'deleted', 'all'] },
	attachmentAction: {
		webex: 'attachmentActions',
		events: ['created', 'deleted', 'updated', 'all'],
	},
	meeting: {
		webex: 'meetings',
		events: ['created', 'deleted', 'updated', 'started', 'ended', 'all'],
	},
	membership: { webex: 'memberships', events: ['created', 'deleted', 'updated', 'all'] },
	message: { webex: 'messages', events: ['created', 'deleted', 'updated', 'all'] },
	recording: { webex: 'recordings', events: ['created', 'deleted', 'updated', 'all'] },
	room: { webex: 'rooms', events: ['created', 'deleted', 'updated', 'all'] },
};

interface Trigger {
	readonly resource: keyof typeof resources;
	readonly event: string;
	readonly filters?: Values;
	readonly resolveData?: boolean;
}

interface Active extends Trigger {
	readonly workflow: StoredWorkflow;
	/** Where Webex sends the events. */
	readonly targetUrl: string;
	/** Why n8n could not activate it. */
	readonly problem?: string;
}

const settled = 60_000; // ms
const interval = 100; // ms

export async function triggerChecks(session: Session): Promise<Checks> {
	const { simulator, n8n, credential } = session;
	const { world } = simulator;

	const activate = async (trigger: Trigger): Promise<Active> => {
		const { resource, event, filters = {}, resolveData } = trigger;
		const webhookId = randomUUID();
		const workflow = await n8n.saveWorkflow({
			name: `Built-in trigger ${webhookId}`,
			nodes: [
				{
					id: webhookId,
					name: 'Trigger',
					type: 'n8n-nodes-base.ciscoWebexTrigger',
					typeVersion: 1,
					position: [0, 0],
					webhookId,
					parameters: {
						resource,
						event,
						filters,
						...(resolveData !== undefined && { resolveData }),
					},
					credentials: credentialsOf(credential),
				},
			],
			connections: {},
			settings: { saveDataSuccessExecution: 'all' },
		});
		const problem = await n8n.activate(workflow).then(
			() => undefined,
			(error: Error) => error.message,
		);
		const targetUrl = `${n8n.url}/webhook/${webhookId}/webhook`;
		return { ...trigger, workflow, targetUrl, ...(problem !== undefined && { problem }) };
	};
	const webhookOf = ({ targetUrl }: Active) =>
		[...world.webhooks.values()].find((webhook) => webhook.targetUrl === targetUrl);
	/**
	 * n8n answers 404 for a moment after the activation. When it is busy, it calls an activation a success that fails
	 * afterwards: then it never listens. Without a signature, a request starts nothing.
	 */
	const onceReady = async (trigger: Active): Promise<Active> => {
		let said = '';
		for (const deadline = Date.now() + settled; !trigger.problem && Date.now() < deadline; ) {
			const response = await fetch(trigger.targetUrl, { method: 'POST', body: '{}' });
			if (response.status !== 404) return trigger;
			said = await response.text();
			await setTimeout(interval);
		}
		return { problem: `n8n does not listen at the address of the webhook: ${said}`, ...trigger };
	};
	/** What the first node received, of each execution that ended well. */
	const received = async ({ workflow }: Active): Promise<Values[]> => {
		const own = (await n8n.allExecutions()).filter(({ workflowId }) => workflowId === workflow.id);
		const executions = await Promise.all(
			own.map(({ id }) => untilFinished(n8n, id, { limit: settled, interval })),
		);
		return executions.flatMap(({ runData }) =>
			(runData['Trigger']?.[0]?.data?.main?.[0] ?? []).map(({ json }) => json),
		);
	};

	/** n8n answers a delivery before it starts the execution. */
	const untilReceived = async (trigger: Active): Promise<Values[]> => {
		for (const deadline = Date.now() + settled; Date.now() < deadline; ) {
			const bodies = await received(trigger);
			if (bodies.length > 0) return bodies;
			await setTimeout(interval);
		}
		return [];
	};

	const plain = Object.entries(resources).flatMap(([resource, { events }]) =>
		events.map((event) => ({
			resource: resource as Trigger['resource'],
			event,
			...(resource === 'attachmentAction' && { resolveData: false }),
		})),
	);
	const roomId = await roomWithJonas(session);
	const otherRoomId = await roomWithJonas(session);
	const special: readonly Trigger[] = [
		{ resource: 'attachmentAction', event: 'created', resolveData: true },
		{ resource: 'message', event: 'created', filters: { roomId, roomType: 'group' } },
	];
	const activated: Active[] = [];
	for (const trigger of [...plain, ...special]) activated.push(await activate(trigger));
	const active = await Promise.all(activated.map(onceReady));
	const [resolved, filtered] = active.slice(-special.length);
	assert.ok(resolved && filtered);
	const unsigned = (await Promise.all(active.map(received))).flat();
	const registered = active.map(webhookOf);

	const { cardId } = await everythingHappens(session, roomId);
	await session.call('POST', '/messages', { roomId: otherRoomId, text: 'In the other room' });
	await simulator.webhooks.settled();

	const isOf = ({ resource, event }: Trigger) => {
		const { webex } = resources[resource];
		return (body: Values) =>
			(webex === 'all' || body['resource'] === webex) &&
			(event === 'all' || body['event'] === event);
	};
	const deliveries: Checks = Object.fromEntries(
		active.slice(0, plain.length).map((trigger, index) => [
			`trigger: ${trigger.resource} ${trigger.event}`,
			async () => {
				if (trigger.problem) throw new Error(trigger.problem);
				const { webex } = resources[trigger.resource];
				const webhook = registered[index];
				assert.partialDeepStrictEqual(
					webhook,
					{ resource: webex, event: trigger.event, status: 'active' },
					'Webex has the webhook',
				);
				assert.match(webhook?.secret ?? '', /./, 'with a secret');
				const bodies = await untilReceived(trigger);
				assert.ok(bodies.length > 0, 'an execution');
				assert.ok(bodies.every(isOf(trigger)), 'of this event only');
			},
		]),
	);
	return {
		...deliveries,
		'trigger: refuses a delivery without a signature': async () => {
			assert.deepEqual(unsigned, []);
		},
		'trigger: refuses a delivery with a signature of another key': async () => {
			const before = await received(filtered);
			const response = await fetch(filtered.targetUrl, {
				method: 'POST',
				headers: { 'content-type': 'application/json', 'x-spark-signature': '0'.repeat(40) },
				body: JSON.stringify({ resource: 'messages', event: 'created', data: {} }),
			});
			assert.equal(response.status, 200);
			assert.equal((await received(filtered)).length, before.length);
		},
		'trigger: resolves the answer to a card': async () => {
			const [action] = await untilReceived(resolved);
			assert.partialDeepStrictEqual(action, { messageId: cardId, inputs: { reason: 'Because' } });
		},
		'trigger: filters by room': async () => {
			const bodies = await untilReceived(filtered);
			assert.equal(registered.at(-1)?.filter, `roomId=${roomId}&roomType=group`);
			assert.ok(bodies.length > 0, 'an execution');
			const rooms = bodies.map(({ data }) => (data as Values)['roomId']);
			assert.ok(
				rooms.every((id) => id === roomId),
				'of this room only',
			);
		},
		'trigger: deletes every webhook when the workflow is switched off': async () => {
			for (const { workflow } of active) await n8n.deactivate(workflow);
			for (const deadline = Date.now() + settled; Date.now() < deadline; ) {
				if (active.every((trigger) => !webhookOf(trigger))) return;
				await setTimeout(interval);
			}
			throw new Error('Webex still has webhooks of n8n');
		},
	};
}

const jonas = 'jonas.lindqvist@fernhill.example';

async function roomWithJonas(session: Session): Promise<string> {
	const { id: roomId = '' } = await session.call('POST', '/rooms', { title: 'Events' });
	await session.call('POST', '/memberships', { roomId, personEmail: jonas });
	return roomId;
}

/** Each kind of event once at least. What this world has no state of is announced only. */
async function everythingHappens(session: Session, roomId: string): Promise<{ cardId: string }> {
	const { world } = session.simulator;
	const send = session.call;
	const { id: draft } = await send('POST', '/messages', { roomId, text: 'Draft' });
	await send('PUT', `/messages/${draft}`, { roomId, text: 'Final' });
	await send('DELETE', `/messages/${draft}`);
	const { id: cardId = '' } = await send('POST', '/messages', {
		roomId,
		text: 'A card',
		attachments: [
			{
				contentType: 'application/vnd.microsoft.card.adaptive',
				content: { type: 'AdaptiveCard', version: '1.2', body: [], actions: [] },
			},
		],
	});
	const person = world.findPersonByEmail(jonas)?.id ?? '';
	world.submitCard(cardId, person, { reason: 'Because' });
	const { id: roomToChange } = await send('POST', '/rooms', { title: 'New' });
	await send('PUT', `/rooms/${roomToChange}`, { title: 'Renamed' });
	const { id: membership } = await send('POST', '/memberships', {
		roomId,
		personEmail: 'priya.raman@fernhill.example',
	});
	await send('PUT', `/memberships/${membership}`, { isModerator: true, isRoomHidden: false });
	await send('DELETE', `/memberships/${membership}`);
	const start = Date.now() + 24 * 3600_000;
	const { id: meeting = '', hostUserId = '' } = await send('POST', '/meetings', {
		title: 'Briefing',
		start: new Date(start).toISOString(),
		end: new Date(start + 3600_000).toISOString(),
	});
	await send('PATCH', `/meetings/${meeting}`, { title: 'Long briefing' });
	const instance = { id: `${meeting}_I_1`, meetingType: 'meeting', hostUserId };
	for (const event of ['started', 'ended']) {
		world.emit({ resource: 'meetings', event, actorId: hostUserId, data: instance });
	}
	await send('DELETE', `/meetings/${meeting}`);
	const recording = { id: 'f2a1', meetingId: instance.id, hostUserId };
	for (const event of ['created', 'updated', 'deleted']) {
		world.emit({ resource: 'recordings', event, actorId: hostUserId, data: recording });
	}
	return { cardId };
}
