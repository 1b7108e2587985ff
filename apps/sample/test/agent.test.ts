import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { untilFinished } from '../src/executions.ts';
import type { WorkflowFile } from '../src/n8n/api.ts';
import { type Sample, startSample } from '../src/sample.ts';
import { type Script, type ScriptedModel, startModel } from './model.ts';
import { freePort } from './ports.ts';
import { withoutEditor } from './without-editor.ts';

let sample: Sample;
let model: ScriptedModel;

const webex = { webexOAuth2Api: { id: 'webex', name: 'Webex account' } };
const node = (id: number, name: string, type: string, typeVersion: number, more: object) => ({
	id: `2f6c1b80-7a4d-4e93-9b25-6d0e8f3a510${id}`,
	name,
	type,
	typeVersion,
	position: [id * 200, 0],
	...more,
});
const jonas = 'jonas.lindqvist@fernhill.example';
const fromModel = (name: string, what: string) => `={{ $fromAI('${name}', '${what}', 'string') }}`;

/** An agent that may write to a person, as set up in the editor; with review, a person has to agree first. */
function agentWith(hasReview: boolean): WorkflowFile {
	const to = (target: string, kind: string) => ({
		[kind]: [[{ node: target, type: kind, index: 0 }]],
	});
	const review = node(5, 'Review', 'n8n-nodes-webex.webexMessagesHitlTool', 1, {
		parameters: {
			resource: 'message',
			operation: 'sendAndWait',
			sendTo: 'person',
			person: { __rl: true, mode: 'email', value: jonas },
			message: '=The agent wants to run {{ $tool.name }}: {{ JSON.stringify($tool.parameters) }}',
			responseType: 'approval',
			approvalOptions: { values: { approvalType: 'double' } },
		},
		credentials: webex,
	});
	return {
		name: hasReview ? 'Agent with review' : 'Agent',
		nodes: [
			node(1, 'Try It', 'n8n-nodes-base.manualTrigger', 1, { parameters: {} }),
			node(2, 'Agent', '@n8n/n8n-nodes-langchain.agent', 3.1, {
				parameters: { promptType: 'define', text: 'Tell Mateo that the trunk is up', options: {} },
			}),
			node(3, 'Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', 1.2, {
				parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
				credentials: { openAiApi: { id: 'model', name: 'Scripted model' } },
			}),
			node(4, 'Write', 'n8n-nodes-webex.webexMessagesTool', 1, {
				parameters: {
					descriptionType: 'auto',
					resource: 'message',
					operation: 'send',
					sendTo: 'person',
					person: { __rl: true, mode: 'email', value: fromModel('Email', 'who to write to') },
					content: fromModel('Message', 'what to write'),
					options: {},
				},
				credentials: webex,
			}),
			...(hasReview ? [review] : []),
		],
		connections: {
			'Try It': to('Agent', 'main'),
			Model: to('Agent', 'ai_languageModel'),
			Write: to(hasReview ? 'Review' : 'Agent', 'ai_tool'),
			...(hasReview && { Review: to('Agent', 'ai_tool') }),
		},
		settings: { executionOrder: 'v1' },
	};
}

/** An agent that looks for a topic, writes into its thread and asks people; it is given no ID. */
function agentOnDuty(): WorkflowFile {
	const to = (target: string, kind: string) => ({
		[kind]: [[{ node: target, type: kind, index: 0 }]],
	});
	const locator = (mode: string, name: string, what: string) => ({
		__rl: true,
		mode,
		value: fromModel(name, what),
	});
	const tools: Record<string, object> = {
		'List rooms': {
			operation: 'getMany',
			resource: 'room',
			returnAll: true,
			filters: { title: fromModel('Title', 'a part of the title') },
			options: {},
		},
		'Search messages': {
			operation: 'search',
			query: fromModel('Words', 'what to look for'),
			rooms: 'one',
			roomId: locator('list', 'Room', 'title of the room'),
			returnAll: true,
			filters: {},
		},
		'Write into thread': {
			operation: 'reply',
			messageId: fromModel('Message', 'ID of the message'),
			content: fromModel('Text', 'what to write'),
			options: {},
		},
		'Ask for approval': {
			operation: 'sendAndWait',
			sendTo: 'room',
			roomId: locator('name', 'Room', 'title of the room'),
			message: fromModel('Question', 'what to ask'),
			responseType: 'approval',
			approvers: fromModel('Approver', 'name or email address of the person who decides'),
			approvalOptions: { values: { approvalType: 'double' } },
			options: {},
		},
	};
	return {
		name: 'Agent on duty',
		nodes: [
			node(1, 'Try It', 'n8n-nodes-base.manualTrigger', 1, { parameters: {} }),
			node(2, 'Agent', '@n8n/n8n-nodes-langchain.agent', 3.1, {
				parameters: { promptType: 'define', text: 'Look after the trunk in Oslo', options: {} },
			}),
			node(3, 'Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', 1.2, {
				parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
				credentials: { openAiApi: { id: 'model', name: 'Scripted model' } },
			}),
			...Object.entries(tools).map(([name, parameters], at) =>
				node(
					4 + at,
					name,
					`n8n-nodes-webex.${name === 'List rooms' ? 'webexRoomsTool' : 'webexMessagesTool'}`,
					1,
					{
						parameters: { descriptionType: 'auto', resource: 'message', ...parameters },
						credentials: webex,
					},
				),
			),
		],
		connections: {
			'Try It': to('Agent', 'main'),
			Model: to('Agent', 'ai_languageModel'),
			...Object.fromEntries(Object.keys(tools).map((name) => [name, to('Agent', 'ai_tool')])),
		},
		settings: { executionOrder: 'v1' },
	};
}

beforeAll(async () => {
	model = await startModel({ Email: 'mateo.fuentes@fernhill.example', Message: 'The trunk is up' });
	sample = await startSample({
		port: await freePort(),
		simulatorPort: 0,
		dataFolder: await mkdtemp(join(tmpdir(), 'sample-agent-')),
		environment: withoutEditor,
		workflows: [],
	});
}, 240_000);
afterAll(async () => {
	await sample?.stop();
	model?.close();
}, 30_000);

async function save(file: WorkflowFile, { url } = model) {
	const credential = await sample.n8n.saveCredential({
		name: 'Scripted model',
		type: 'openAiApi',
		data: { apiKey: 'none', url },
	});
	const known = [credential, sample.credential];
	const nodes = file.nodes.map((one) => {
		const found = known.find(({ type }) => one.credentials?.[type]);
		return found
			? { ...one, credentials: { [found.type]: { id: found.id, name: found.name } } }
			: one;
	});
	return await sample.n8n.saveWorkflow({ ...file, nodes });
}

const directWith = (email: string) => {
	const { world } = sample.simulator;
	const [me] = world.people.values();
	const other = world.findPersonByEmail(email);
	return me && other ? world.messagesOf(world.directRoom(me, other).id) : [];
};

test('an agent writes a message with what its model fills in, and gets a short answer', async () => {
	const { n8n } = sample;
	const id = await n8n.run(await save(agentWith(false)), 'Try It');
	const execution = await untilFinished(n8n, id);
	expect([execution.status, execution.error?.message]).toEqual(['success', undefined]);
	expect(directWith('mateo.fuentes@fernhill.example').at(-1)?.text).toBe('The trunk is up');
	expect(model.offered[0]).toMatchObject({
		description: expect.stringContaining('Send'),
		parameters: { properties: { Email: {}, Message: {} } },
	});
	// Tokens cost: flat, and without what a model cannot use.
	expect(model.results[0]).toContain('The trunk is up');
	expect(model.results[0]).not.toContain('html');
	expect(model.results[0]).not.toContain('markdown');
	expect(model.results[0]).toContain('"link":"webexteams://im?space=');
	expect(model.results[0]?.length).toBeLessThan(900);
}, 90_000);

test('with a review, the agent writes only after a person has agreed in Webex', async () => {
	const { n8n, simulator } = sample;
	const before = directWith('mateo.fuentes@fernhill.example').length;
	const id = await n8n.run(await save(agentWith(true)), 'Try It');
	const deadline = Date.now() + 60_000;
	const status = async () => (await n8n.execution(id)).status;
	while ((await status()) !== 'waiting' && Date.now() < deadline) {
		await setTimeout(200);
	}
	const card = directWith(jonas).at(-1);
	expect(card?.text).toContain('The agent wants to run');
	expect(card?.text).toContain('The trunk is up');
	expect(directWith('mateo.fuentes@fernhill.example').length).toBe(before);
	const person = simulator.world.findPersonByEmail(jonas);
	simulator.world.submitCard(card?.id ?? '', person?.id ?? '', { decision: 'approve' });
	await simulator.webhooks.settled();
	const execution = await untilFinished(n8n, id);
	expect([execution.status, execution.error?.message]).toEqual(['success', undefined]);
	expect(directWith('mateo.fuentes@fernhill.example').length).toBe(before + 1);
	await expect.poll(() => directWith(jonas).at(-1)?.text).toContain('✅ Approved');
}, 120_000);

/** The first item that a tool returned. */
const itemIn = (output = ''): { readonly id?: string; readonly title?: string } => {
	const parsed: unknown = JSON.parse(output);
	const [item] = [parsed].flat() as { readonly response?: unknown }[];
	const [inner] = [item?.response ?? item].flat() as object[];
	return inner ?? {};
};

test('an agent finds a room by its title and a message by its words, writes into the thread, and asks a person by name', async () => {
	const { n8n, simulator } = sample;
	const { world } = simulator;
	const person = world.findPersonByEmail(jonas);
	const [room] = [...world.rooms.values()].filter(({ title }) => title === 'Network Operations');
	if (!person || !room) throw new Error('The seed has both');
	const said = world.addMessage({
		roomId: room.id,
		personId: person.id,
		text: 'The trunk to Oslo is down',
	});
	// What it knows comes from the request of the person, or from what tools returned before.
	const script: Script = ([rooms, found, written, decision, ended]) => {
		if (ended !== undefined) return undefined;
		const Room = rooms ? itemIn(rooms).title : '';
		if (!rooms) return { tool: 'List', input: { Title: 'network op' } };
		if (!found) return { tool: 'Search', input: { Room, Words: 'trunk to oslo' } };
		const Message = itemIn(found).id;
		if (!written) return { tool: 'Write', input: { Message, Text: 'Looking at it' } };
		if (!decision) {
			return {
				tool: 'Ask',
				input: {
					Room: 'network operations',
					Question: 'Restart the trunk?',
					Approver: 'Jonas Lindqvist',
				},
			};
		}
		return { tool: 'Write', input: { Message, Text: `Decided: ${decision}` } };
	};
	const onDuty = await startModel(script);
	try {
		const id = await n8n.run(await save(agentOnDuty(), onDuty), 'Try It');
		const status = async () => (await n8n.execution(id)).status;
		await expect.poll(status, { timeout: 60_000, interval: 200 }).toBe('waiting');
		const card = world.messagesOf(room.id).at(-1);
		expect(card?.text).toContain('Restart the trunk?');
		world.submitCard(card?.id ?? '', person.id, { decision: 'approve' });
		await simulator.webhooks.settled();
		const execution = await untilFinished(n8n, id);
		expect([execution.status, execution.error?.message]).toEqual(['success', undefined]);
	} finally {
		onDuty.close();
	}
	const thread = world.messagesOf(room.id).filter(({ parentId }) => parentId === said.id);
	expect(thread[0]?.text).toBe('Looking at it');
	expect(thread[1]?.text).toMatch(/^Decided: .*"approved":true/);
	expect(thread[1]?.text).toContain('"name":"Jonas Lindqvist"');
	// A list of rooms, what was found and what was written, as short as a model can use it.
	const [rooms = '', found = '', written = ''] = onDuty.results.slice(-4);
	expect([rooms, found, written].map((text) => text.length < 900)).toEqual([true, true, true]);
	expect(onDuty.offered.map(({ name }) => name)).toHaveLength(4);
}, 120_000);
