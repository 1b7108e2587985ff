import type { Person } from '@webex-nodes/client';
import {
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
	NodeOperationError,
} from 'n8n-workflow';
import type { Field } from '../engine/field.ts';
import { readValues } from '../engine/parameters.ts';
import { authenticationOf, createClient } from '../n8n/client.ts';
import { nodeFailure } from '../n8n/node-failure.ts';
import { type Memory, memoryOfPoll } from '../n8n/static-data.ts';
import type { PollEvent, PollValues } from './event.ts';

/** A poll may take so long where n8n does not say. */
const usualBudget = 300_000; // ms

/** Of the budget, so that what was found is handed on in time. */
const usedPart = 0.7;

const polling = new Set<string>();

/** Looks once; nothing while an earlier look of the same node is under way. */
export async function poll(
	context: IPollFunctions,
	fields: readonly Field[],
	events: Readonly<Record<string, PollEvent>>,
): Promise<INodeExecutionData[][] | null> {
	const node = context.getNode();
	const isTest = context.getMode() === 'manual';
	const key = `${context.getWorkflow().id} ${node.id} ${isTest}`;
	if (polling.has(key)) return null;
	polling.add(key);
	try {
		const items = await look(context, fields, { events, isTest });
		if (items.length > 0) return [items.map((json) => ({ json: json as IDataObject }))];
		if (!isTest) return null;
		throw new NodeOperationError(node, 'There is nothing to show yet', {
			description:
				'Do in Webex what this trigger waits for, such as writing a message, and try again. The active workflow does not need this.',
		});
	} catch (error) {
		throw nodeFailure(node, error, authenticationOf(context));
	} finally {
		polling.delete(key);
	}
}

async function look(
	context: IPollFunctions,
	fields: readonly Field[],
	{
		events,
		isTest,
	}: { readonly events: Readonly<Record<string, PollEvent>>; readonly isTest: boolean },
): Promise<readonly object[]> {
	const { event: name, ...values } = readValues(context, fields, 0) as unknown as PollValues & {
		readonly event: string;
	};
	const event = events[name];
	if (!event) throw new Error(`This trigger has no event "${name}": choose another one.`);
	const client = await createClient(context);
	let account: Promise<Person> | undefined;
	const { items, keep } = await event({
		client,
		values: { ...values, options: values.options ?? {} },
		memory: memoryOf(context, name),
		isTest,
		deadline: Date.now() + budgetOf(context) * usedPart,
		me: () => {
			account ??= client.people.me();
			return account;
		},
	});
	if (!isTest) keep();
	return items;
}

/** Newer versions of n8n say how long a poll may take. */
function budgetOf(context: IPollFunctions): number {
	const { getPollBudgetMs } = context as Partial<{ getPollBudgetMs: () => number }>;
	return getPollBudgetMs ? getPollBudgetMs.call(context) : usualBudget;
}

/** Another event has nothing to do with what was remembered for this one. */
function memoryOf(context: IPollFunctions, event: string): Memory {
	const { read, write } = memoryOfPoll(context);
	return {
		read: () => {
			const { event: remembered, value } = (read() ?? {}) as {
				event?: string;
				value?: IDataObject;
			};
			return remembered === event ? value : undefined;
		},
		write: (value) => {
			if (context.getMode() !== 'manual') write({ event, value });
		},
	};
}
