import { createHmac } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IWebhookData,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { credentialsFor, type Harness } from './harness.ts';
import { forbiddenIn, searched } from './leaks.ts';
import {
	createRunExecutionData,
	ExecuteContext,
	HookContext,
	PollContext,
	TriggerContext,
	WebhookContext,
	Workflow,
} from './n8n.ts';
import { loadAfresh } from './package.ts';
import './processed-data.ts';

export interface Trigger {
	/** As n8n stores it; a test gets a copy. */
	staticData: IDataObject;
	/** As when somebody renames the node, or another address is set. */
	name: string;
	webhookUrl: string;
	parameters: INodeParameters;
	workflowId: string;
	/** `budget` in milliseconds, as n8n sets it. */
	readonly poll: (mode?: 'manual' | 'trigger', budget?: number) => Promise<INodeExecutionData[]>;
	/**
	 * As n8n polls with `N8N_POLLER_DURABLE_CURSORS_ENABLED`: at activation, or by schedule when left out. A poll that
	 * fails loses its cursor, and so does one at activation that returns nothing.
	 */
	readonly pollDurably: (activation?: 'activate' | 'update') => Promise<INodeExecutionData[]>;
	/** What n8n does when a workflow is activated. */
	readonly activate: () => Promise<void>;
	readonly deactivate: () => Promise<void>;
	/** What n8n does when it starts with the workflow active. Returns what it registered to be called at times. */
	readonly start: () => Promise<() => Promise<void>>;
	/** What was written into n8n's log. */
	readonly warnings: string[];
	/** What n8n does with a request to the address of the webhook: the items are those that the workflow goes on with. */
	readonly receive: (body: string, headers: Readonly<Record<string, string>>) => Promise<Received>;
	/** An execution that begins with what the webhook returned, also once more after its worker has died. */
	readonly execute: (
		received: Received['returned'],
		executionId: string,
		mode?: WorkflowExecuteMode,
	) => Promise<INodeExecutionData[]>;
	/** Another process of the same n8n, which knows only what is stored. */
	readonly anotherProcess: () => Promise<Trigger>;
}

interface Received {
	readonly status: number;
	/** The answer's body. */
	readonly said: unknown;
	/** By the webhook. */
	readonly returned: readonly INodeExecutionData[];
	readonly executionId: string;
	readonly items: INodeExecutionData[];
}

type TriggerName =
	| 'webexMeetingsTrigger'
	| 'webexMessagesTrigger'
	| 'webexPollTrigger'
	| 'webexRoomsTrigger'
	| 'webexTrigger';

let executions = 0;

/** One trigger of a workflow, called as n8n calls it. */
export function createTrigger(
	harness: Harness,
	type: TriggerName,
	parameters: INodeParameters,
	given?: INodeType,
): Trigger {
	const nodeType = given ?? harness.nodeType(type);

	function open(data: IDataObject) {
		const node: INode = {
			id: 'trigger',
			name: trigger.name,
			type: `n8n-nodes-webex.${type}`,
			typeVersion: 1,
			position: [0, 0],
			webhookId: '0f8d4c1e-2b0a-4a52-9d43-7a8e5c1d2b3f',
			parameters: trigger.parameters,
			credentials: credentialsFor(harness.credential),
		};
		const workflow = new Workflow({
			id: trigger.workflowId,
			name: 'Answer people',
			active: true,
			nodeTypes: harness.nodeTypes,
			staticData: data,
			settings: { timezone: 'UTC' },
			nodes: [node],
			connections: {},
		});
		const stored = workflow.getNode(trigger.name) ?? node;
		const additionalData: IWorkflowExecuteAdditionalData = {
			...harness.additionalData(trigger.workflowId),
			webhookBaseUrl: trigger.webhookUrl,
		};
		const keep = () => {
			trigger.staticData = JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
		};
		return { workflow, node: stored, additionalData, keep };
	}

	async function hook(name: 'checkExists' | 'create' | 'delete'): Promise<boolean> {
		const { workflow, node, additionalData, keep } = open(structuredClone(trigger.staticData));
		const context = new HookContext(workflow, node, additionalData, 'trigger', 'activate');
		const result = await nodeType.webhookMethods?.['default']?.[name]?.call(context as never);
		keep();
		return result ?? false;
	}

	const logger = {
		debug: () => {},
		info: () => {},
		warn: (message: string) => trigger.warnings.push(message),
	};

	/** What n8n stores of a poll, apart from the static data. */
	let durableCursor: IDataObject | undefined;

	const trigger: Trigger = {
		staticData: {},
		name: 'Trigger',
		webhookUrl: 'http://127.0.0.1:5678/webhook',
		parameters,
		workflowId: harness.credential.id,
		poll: async (mode = 'trigger', budget = 300_000) => {
			const { workflow, node, additionalData, keep } = open(structuredClone(trigger.staticData));
			const context = new PollContext(workflow, node, additionalData, mode, 'activate');
			const changed = overriding(context, { getPollBudgetMs: () => budget, logger });
			const result = await nodeType.poll?.call(changed);
			if (mode === 'trigger') keep();
			return result?.[0] ?? [];
		},
		pollDurably: async (activation) => {
			const { workflow, node, additionalData, keep } = open(structuredClone(trigger.staticData));
			durableCursor ??= JSON.parse(
				JSON.stringify(workflow.getStaticData('node', node)),
			) as IDataObject;
			const staged = structuredClone(durableCursor);
			const context = new PollContext(
				workflow,
				node,
				additionalData,
				'trigger',
				activation ?? 'update',
			);
			const getWorkflowStaticData = (type: string) =>
				type === 'node' ? staged : workflow.getStaticData(type, node);
			const getPollBudgetMs = () => 96_000;
			const changed = overriding(context, { getPollBudgetMs, getWorkflowStaticData, logger });
			try {
				const result = await nodeType.poll?.call(changed);
				if (result || !activation) durableCursor = staged;
				if (result) keep();
				return result?.[0] ?? [];
			} finally {
				// It is saved after activation, whatever came of it.
				if (activation) keep();
			}
		},
		activate: async () => {
			if (!(await hook('checkExists'))) await hook('create');
		},
		deactivate: async () => {
			await hook('delete');
		},
		warnings: [],
		start: async () => {
			const { workflow, node, additionalData, keep } = open(structuredClone(trigger.staticData));
			const context = new TriggerContext(workflow, node, additionalData, 'trigger', 'init');
			let tick: () => void = () => {};
			const helpers = Object.assign(Object.create(context.helpers) as object, {
				registerCron: (_cron: unknown, onTick: () => void) => {
					tick = onTick;
				},
			});
			await nodeType.trigger?.call(overriding(context, { helpers, logger }));
			keep();
			return async () => {
				tick();
				await setTimeout(300);
			};
		},
		receive: async (body, headers) => {
			// What a webhook writes into the static data is not saved: n8n takes the mark of change off again.
			const { workflow, node, additionalData } = open(structuredClone(trigger.staticData));
			const answer = { status: 200, said: undefined as unknown };
			const response = {
				status: (status: number) => {
					answer.status = status;
					return response;
				},
				json: (value: unknown) => {
					answer.said = value;
					return response;
				},
			};
			const context = new WebhookContext(
				workflow,
				node,
				{
					...additionalData,
					httpRequest: { headers, rawBody: Buffer.from(body), body: {} } as never,
					httpResponse: response as never,
				},
				'webhook',
				{ webhookDescription: { name: 'default' } } as IWebhookData,
				[],
				null,
			);
			const result = await nodeType.webhook?.call(context as never);
			const returned = result?.workflowData?.[0];
			executions += 1;
			const executionId = `${executions}`;
			const items = returned ? await trigger.execute(returned, executionId) : [];
			return { ...answer, returned: returned ?? [], executionId, items };
		},
		execute: async (received, executionId, mode = 'webhook') => {
			const { workflow, node, additionalData } = open(structuredClone(trigger.staticData));
			// On its way to a worker it is JSON.
			const items = JSON.parse(JSON.stringify(received)) as INodeExecutionData[];
			const context = new ExecuteContext(
				workflow,
				node,
				{ ...additionalData, executionId },
				mode,
				createRunExecutionData(),
				0,
				items,
				{ main: [items] },
				{ data: { main: [items] }, node, source: null },
				[],
			);
			const logger = {
				debug: () => {},
				info: () => {},
				warn: (message: string) => trigger.warnings.push(message),
			};
			const wrapped = Object.create(context, { logger: { value: logger } }) as never;
			const outputs = (await nodeType.execute?.call(wrapped)) as INodeExecutionData[][];
			return outputs[0] ?? [];
		},
		anotherProcess: async () => {
			const loader = await loadAfresh();
			const fresh = loader.getNode(type).type as INodeType;
			const other = createTrigger(harness, type, trigger.parameters, fresh);
			return Object.assign(other, {
				staticData: structuredClone(trigger.staticData),
				name: trigger.name,
				webhookUrl: trigger.webhookUrl,
				workflowId: trigger.workflowId,
			});
		},
	};
	return Object.assign(trigger, watched(harness, trigger));
}

/** The same, searched for secrets as the runs of actions are. What n8n keeps for a trigger has the secret of its webhook. */
function watched(harness: Harness, trigger: Trigger): Partial<Trigger> {
	const { credential, simulator } = harness;
	const search =
		<Given extends readonly unknown[], Result>(work: (...given: Given) => Promise<Result>) =>
		(...given: Given) =>
			searched({
				credential: () => [credential.stored, ...credential.saved],
				forbidden: () => [
					...forbiddenIn(trigger.parameters),
					...[...simulator.world.webhooks.values()].flatMap(({ secret }) => secret ?? []),
				],
				said: () => ({ warnings: trigger.warnings }),
				kept: () => ({ staticData: trigger.staticData }),
				work: () => work(...given),
			});
	return {
		poll: search(trigger.poll),
		pollDurably: search(trigger.pollDurably),
		activate: search(trigger.activate),
		deactivate: search(trigger.deactivate),
		start: search(trigger.start),
		receive: search(trigger.receive),
		execute: search(trigger.execute),
	};
}

/** The same context but for some of its members, which may be getters. */
function overriding(context: object, members: Readonly<Record<string, unknown>>): never {
	const entries = Object.entries(members).map(([name, value]) => [name, { value }]);
	return Object.create(context, Object.fromEntries(entries) as PropertyDescriptorMap) as never;
}

/** As Webex signs a delivery. */
export function sign(body: string, secret: string): Record<string, string> {
	const hmac = (algorithm: string) => createHmac(algorithm, secret).update(body).digest('hex');
	return {
		'x-spark-signature': hmac('sha1'),
		'x-webex-signature': `SHA-256=${hmac('sha256')}, SHA-512=${hmac('sha512')}`,
	};
}
