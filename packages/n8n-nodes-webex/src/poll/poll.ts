import type { Person } from '@webex-nodes/client';
import {
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
	NodeOperationError,
} from 'n8n-workflow';
import { withIds } from '../locators/by-name.ts';
import { authenticationOf, createClient } from '../n8n/client.ts';
import { nodeFailure } from '../n8n/node-failure.ts';
import type { PollEvent, PollValues } from './event.ts';
import { openPollMemory, type PollMemory } from './memory.ts';

/** For a poll, where n8n has no limit of its own. */
const usualBudget = 300_000; // ms

/** Of the budget, so that what was found is returned in time. */
const usedPart = 0.7;

const polling = new Set<string>();

/** The fields of the node; options that nobody opened are absent. */
type ChosenEvent = Omit<PollValues, 'options'> & {
	readonly event: string;
	readonly options?: PollValues['options'] | undefined;
};

type Events = Readonly<Record<string, PollEvent>>;

/** Polls once; returns nothing while an earlier poll of the same node is under way. */
export async function poll(
	context: IPollFunctions,
	chosen: ChosenEvent,
	events: Events,
): Promise<INodeExecutionData[][] | null> {
	const isTest = context.getMode() === 'manual';
	const key = `${context.getWorkflow().id} ${context.getNode().id} ${isTest}`;
	if (polling.has(key)) return null;
	polling.add(key);
	try {
		return await pollAlone(context, chosen, events);
	} finally {
		polling.delete(key);
	}
}

async function pollAlone(
	context: IPollFunctions,
	chosen: ChosenEvent,
	events: Events,
): Promise<INodeExecutionData[][] | null> {
	const node = context.getNode();
	const isTest = context.getMode() === 'manual';
	const { event: name, ...values } = chosen;
	const memory = openPollMemory(context, name);
	try {
		const items = await look(context, events[name], { ...values, memory });
		if (items.length > 0) return [items.map((json) => ({ json: json as IDataObject }))];
		if (!isTest) return null;
		throw new NodeOperationError(node, 'There is nothing to show yet', {
			description:
				'Do in Webex what this trigger waits for, such as writing a message or holding a meeting, and try again. The active workflow does not need this.',
		});
	} catch (error) {
		const failure = nodeFailure(node, error, authenticationOf(context));
		if (!mustKeepBeginning(context, memory)) throw failure;
		context.logger.warn(
			`The first poll of "${node.name}" failed: ${failure.message}. The next one begins where this one began.`,
		);
		return null;
	}
}

/**
 * Whether the first poll has to succeed, for n8n drops where it began when it fails. The next poll then fails in its
 * place. At activation somebody reads the failure, and the beginning is that of the activation that succeeds.
 */
function mustKeepBeginning(context: IPollFunctions, memory: PollMemory): boolean {
	if (!memory.hasBegun()) return false;
	const mode = context.getActivationMode();
	// The polls of a schedule with durable cursors have this mode.
	if (mode === 'update') return true;
	if (mode === 'activate' || mode === 'create') memory.forgetBeginning();
	return false;
}

async function look(
	context: IPollFunctions,
	event: PollEvent | undefined,
	{ memory, ...values }: Omit<ChosenEvent, 'event'> & { readonly memory: PollMemory },
): Promise<readonly object[]> {
	if (!event) throw new Error('This trigger does not have the chosen event: choose another one.');
	const isTest = context.getMode() === 'manual';
	const client = await createClient(context);
	let account: Promise<Person> | undefined;
	const { items, keep, warning } = await event({
		client,
		values: await withIds(client, { ...values, options: values.options ?? {} }, context),
		memory,
		isTest,
		deadline: Date.now() + budgetOf(context) * usedPart,
		me: () => {
			account ??= client.people.me();
			return account;
		},
	});
	if (!isTest) keep();
	if (warning) context.logger.warn(`"${context.getNode().name}": ${warning}`);
	return items;
}

/** Newer versions of n8n limit the time of a poll. */
function budgetOf(context: IPollFunctions): number {
	const { getPollBudgetMs } = context as Partial<{ getPollBudgetMs: () => number }>;
	return getPollBudgetMs ? getPollBudgetMs.call(context) : usualBudget;
}
