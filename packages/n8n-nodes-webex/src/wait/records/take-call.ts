import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Field } from '../../engine/field.ts';
import type { OperationFacts } from '../../engine/operation.ts';
import { outputsOf } from '../../engine/outcome.ts';
import { authenticationOf, createClient } from '../../n8n/client.ts';
import { explain } from '../../n8n/failures.ts';
import { patience, reply } from '../answer/reply.ts';
import { isTaken } from '../answer/taken.ts';
import { overMark, stillMark } from '../resume.ts';
import { evaluating } from '../watch/evaluating.ts';
import { clearUp, lookAfter, release } from '../watch/janitor.ts';
import { stateOf } from '../watch/state.ts';
import { findRecords } from './find.ts';
import { openOf, removeWebhook } from './left.ts';
import { sharedLook } from './looks.ts';
import { promptOf } from './prompt.ts';
import { isOver, type Kind, type Ticket, ticketOf } from './ticket.ts';

type Shape = Pick<OperationFacts<readonly Field[]>, 'hidesSecrets' | 'simplify'>;

/**
 * Is called at the resume address: by Webex when something has appeared, by the janitor, or by n8n's clock. What the
 * caller says is not believed: the node looks in Webex itself, and n8n continues only with what it finds there. Never
 * throws, because n8n would continue the workflow as if the error were what it waits for.
 */
export async function takeCall(
	context: IWebhookFunctions,
	shapes: Readonly<Record<Kind, Shape>>,
): Promise<IWebhookResponseData> {
	try {
		const ticket = ticketOf(context);
		const { wait } = { ...Object(context.getQueryData()) } as { readonly wait?: unknown };
		if (!ticket || ticket.id !== wait || isOver(ticket)) return reply(context, 410, overMark);
		const prompt = await promptOf(context, ticket);
		if (prompt === 'forged') return reply(context, 401, 'The signature is missing or wrong');
		if (prompt === 'other') return reply(context, 200, stillMark);
		return await look(context, ticket, shapes[ticket.kind], prompt === 'news');
	} catch (error) {
		const { message = String(error) } = explain(error, authenticationOf(context)) ?? {};
		context.logger.warn(`Webex could not be asked for what an execution waits for: ${message}`);
		return reply(context, 503, `Webex could not be read, and ${stillMark}`);
	}
}

/** Milliseconds in which the execution cannot have gone on and wait for something else. */
const fresh = 1000;

async function look(
	context: IWebhookFunctions,
	ticket: Ticket,
	shape: Shape,
	isNews: boolean,
): Promise<IWebhookResponseData> {
	const since = performance.now();
	const found = await sharedLook(
		ticket,
		isNews,
		async () => await findRecords(await createClient(context, patience), ticket),
	);
	if (found.length === 0) {
		// The process that began to wait may be gone.
		lookAfter(context, openOf(ticket), { sweeps: false });
		return reply(context, 200, stillMark);
	}
	// n8n read the execution when the call came, and would put it back to where it was then.
	if (performance.now() - since > fresh) {
		const state = await stateOf(context, ticket.url);
		if (state === 'over' || state === 'running') return reply(context, 410, overMark);
	}
	void settle(context, ticket);
	const outputs = outputsOf(shape, { ...ticket }, found);
	return { workflowData: [outputs.map((output) => ({ ...output, pairedItem: { item: 0 } }))] };
}

/** When n8n has gone on, the webhook goes; what fails here is left to the janitor. */
async function settle(context: IWebhookFunctions, ticket: Ticket): Promise<void> {
	if (!(await isTaken(context))) return;
	release(context, ticket.id);
	const { webhookId } = ticket;
	if (webhookId === undefined) return;
	await evaluating(context, async () => {
		await removeWebhook(await createClient(context), webhookId);
	}).catch((error: unknown) => {
		context.logger.warn(`A webhook is deleted later: ${String(error)}`);
		lookAfter(context, openOf(ticket));
	});
	clearUp(context);
}
