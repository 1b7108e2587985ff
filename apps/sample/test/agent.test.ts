import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { untilFinished } from '../src/executions.ts';
import type { WorkflowFile } from '../src/n8n/api.ts';
import { type Sample, startSample } from '../src/sample.ts';
import { type ScriptedModel, startModel } from './model.ts';
import { freePort } from './ports.ts';

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

beforeAll(async () => {
	model = await startModel({ Email: 'mateo.fuentes@fernhill.example', Message: 'The trunk is up' });
	sample = await startSample({
		port: await freePort(),
		simulatorPort: 0,
		dataFolder: await mkdtemp(join(tmpdir(), 'sample-agent-')),
		workflows: [],
	});
}, 240_000);
afterAll(async () => {
	await sample?.stop();
	model?.close();
}, 30_000);

async function save(file: WorkflowFile) {
	const credential = await sample.n8n.saveCredential({
		name: 'Scripted model',
		type: 'openAiApi',
		data: { apiKey: 'none', url: model.url },
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
