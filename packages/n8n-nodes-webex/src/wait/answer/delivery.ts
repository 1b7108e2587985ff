import { type AttachmentAction, type RestClient, sameId } from '@webex-nodes/client';
import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { createClient } from '../../n8n/client.ts';
import { isGenuine } from '../../webhook/signature.ts';
import { unlessGone } from '../close.ts';
import { isReplaced } from '../current.ts';
import type { Question } from '../question.ts';
import { closedMark, isOver, secretOf, type Ticket, waitingMark } from '../resume.ts';
import { conclude, isAnswered } from './conclude.ts';
import { answererOf } from './outcome.ts';
import { mayAnswer, nameOf, tellOnce } from './people.ts';
import { patience, reply } from './reply.ts';

/** Webex calls because somebody submitted a card; the janitor calls by GET to ask whether n8n still waits. */
export async function takeDelivery(
	context: IWebhookFunctions,
	ticket: Ticket,
	question: Question,
): Promise<IWebhookResponseData> {
	const { method, headers, rawBody } = context.getRequestObject();
	const since = performance.now();
	const isClosed = isOver(ticket) || isReplaced(context, ticket);
	if (method === 'GET') {
		return isClosed ? reply(context, 410, closedMark) : reply(context, 200, waitingMark);
	}
	const body = rawBody ?? new Uint8Array();
	if (!(await isGenuine(headers, body, await secretOf(context, ticket)))) {
		return reply(context, 401, 'The signature is missing or wrong');
	}
	const actionId = actionIn(body);
	if (!actionId) return reply(context, 400, 'Not an event of Webex');
	if (isClosed || isAnswered(ticket)) return reply(context, 200, closedMark);
	const webex = await createClient(context, patience);
	const action = await readAction(webex, actionId, ticket);
	if (!action) return reply(context, 200, 'Not an answer to this question');
	const { personId, inputs, created, roomId } = action;
	if (!mayAnswer(ticket, personId)) {
		await tellOnce(context, webex, ticket, personId, question.refusal);
		return reply(context, 200, 'Not one of the people who may answer');
	}
	const answerer = answererOf(personId, await nameOf(context, webex, personId));
	const answer = { ticket, question, given: inputs, answerer, roomId, answeredAt: created, since };
	return (
		(await conclude(context, webex, answer)) ??
		reply(context, 200, 'Not a complete answer, or not the first')
	);
}

/** The delivery only names the action: Webex itself says who submitted what. */
async function readAction(
	webex: RestClient,
	id: string,
	{ messageId }: Ticket,
): Promise<AttachmentAction | undefined> {
	const action = await unlessGone(webex.attachmentActions.get({ id }));
	return action && sameId(action.messageId, messageId) ? action : undefined;
}

function actionIn(body: Uint8Array): string | undefined {
	try {
		const { resource, data } = JSON.parse(Buffer.from(body).toString()) as {
			readonly resource?: unknown;
			readonly data?: { readonly id?: unknown } | null;
		};
		const id = resource === 'attachmentActions' ? data?.id : undefined;
		return typeof id === 'string' ? id : undefined;
	} catch {
		return undefined;
	}
}
