import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { untilFinished } from '../../src/executions.ts';
import type { Execution, StoredWorkflow, WorkflowFile } from '../../src/n8n/api.ts';
import { type Sample, startSample } from '../../src/sample.ts';
import { readWorkflows, triggerOf } from '../../src/workflows.ts';
import { freePort } from '../ports.ts';
import { until } from '../waits.ts';

/** A real n8n and the simulator with every workflow, and what people do to them. */
export interface Hall {
	readonly sample: Sample;
	readonly filesFolder: string;
	/** Runs a workflow by hand, until it has ended or waits. */
	readonly run: (name: string) => Promise<string>;
	/** Activates a workflow, and does what starts it until it does. Resolves to the ID of the execution. */
	readonly startBy: (name: string, act: () => Promise<boolean>) => Promise<string>;
	/** Fills in the form of an active workflow; false while n8n does not have it yet. */
	readonly fillIn: (path: string, values: readonly string[]) => Promise<boolean>;
	/** Writes into a room, as the page of the simulator does. */
	readonly write: (room: string, email: string, markdown: string) => Promise<string>;
	/** Answers the newest card of a room, as the page of the simulator does. */
	readonly answer: (roomId: string, email: string, inputs: object) => Promise<void>;
	readonly untilWaiting: (executionId: string) => Promise<void>;
	/** Waits for the end, which has to be a success. */
	readonly ended: (executionId: string) => Promise<Execution>;
	/** Texts of a room with this title, oldest first; none when there is no room. */
	readonly texts: (room: string) => readonly string[];
	/** Texts between the account, or the bot, and a person. */
	readonly direct: (email: string, from?: string) => readonly string[];
	readonly roomOf: (title: string) => string | undefined;
	readonly directRoom: (email: string, from?: string) => string;
	readonly idOf: (email: string) => string;
}

export const account = 'amara.okafor@fernhill.example';
export const bot = 'fernhill-ops@webex.bot';

export async function openHall(more: readonly WorkflowFile[] = []): Promise<Hall> {
	const dataFolder = await mkdtemp(join(tmpdir(), 'sample-gallery-'));
	const sample = await startSample({
		port: await freePort(),
		simulatorPort: 0,
		dataFolder,
		workflows: [...(await readWorkflows()), ...more],
	});
	const { n8n, simulator, simulatorUrl } = sample;
	const { world } = simulator;
	const find = (name: string): StoredWorkflow => {
		const found = sample.workflows.find((workflow) => workflow.name === name);
		if (!found) throw new Error(`"${name}" was not imported`);
		return found;
	};
	const idOf = (email: string) => world.findPersonByEmail(email)?.id ?? '';
	const roomOf = (title: string) =>
		[...world.rooms.values()].find((room) => room.title === title)?.id;
	const textsIn = (roomId: string) =>
		world.messagesOf(roomId).map(({ text = '' }) => text.replaceAll(/\p{Cf}/gu, ''));
	const directRoom = (email: string, from = account) => {
		const [one, other] = [world.findPersonByEmail(from), world.findPersonByEmail(email)];
		return (one && other && world.findDirectRoom(one, other)?.id) ?? '';
	};
	const post = async (path: string, body: object) => {
		const sent = await fetch(`${simulatorUrl}${path}`, {
			method: 'POST',
			body: JSON.stringify(body),
		});
		if (!sent.ok) throw new Error(await sent.text());
		return (await sent.json()) as { id: string };
	};
	const active = new Set<string>();
	const startBy: Hall['startBy'] = async (name, act) => {
		const workflow = find(name);
		const ofWorkflow = async () =>
			(await n8n.executions(100)).filter(({ workflowId }) => workflowId === workflow.id);
		const known = new Set((await ofWorkflow()).map(({ id }) => id));
		if (!active.has(name)) await n8n.activate(workflow);
		active.add(name);
		// Activation goes on after n8n's reply.
		await until(act);
		let id = '';
		await until(async () => {
			id = (await ofWorkflow()).find((execution) => !known.has(execution.id))?.id ?? '';
			return id !== '';
		});
		return id;
	};
	return {
		sample,
		filesFolder: join(dataFolder, '.n8n-files'),
		idOf,
		roomOf,
		directRoom,
		startBy,
		run: async (name) => await n8n.run(find(name), triggerOf(find(name))),
		fillIn: async (path, values) => {
			const form = new FormData();
			for (const [index, value] of values.entries()) form.append(`field-${index}`, value);
			return (await fetch(`${n8n.url}/form/${path}`, { method: 'POST', body: form })).ok;
		},
		write: async (room, email, markdown) => {
			const path = `/page/rooms/${roomOf(room)}/messages`;
			return (await post(path, { personId: idOf(email), markdown })).id;
		},
		answer: async (roomId, email, inputs) => {
			const card = world.messagesOf(roomId).findLast(({ attachments }) => attachments?.length);
			await post(`/page/messages/${card?.id}/actions`, { personId: idOf(email), inputs });
			await simulator.webhooks.settled();
		},
		untilWaiting: async (id) =>
			await until(async () => (await n8n.execution(id)).status === 'waiting'),
		ended: async (id) => {
			const execution = await untilFinished(n8n, id);
			expect([execution.status, execution.error?.message]).toEqual(['success', undefined]);
			return execution;
		},
		texts: (room) => textsIn(roomOf(room) ?? ''),
		direct: (email, from) => textsIn(directRoom(email, from)),
	};
}
