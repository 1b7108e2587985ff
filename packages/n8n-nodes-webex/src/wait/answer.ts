import { inputId, type RestClient, sameId } from '@webex-nodes/client';
import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Field } from '../engine/field.ts';
import { readValues } from '../engine/parameters.ts';
import { authenticationOf, createClient } from '../n8n/client.ts';
import { explain } from '../n8n/failures.ts';
import { isGenuine } from '../webhook/signature.ts';
import { closeQuestion, unlessGone } from './close.ts';
import { forget } from './janitor.ts';
import { type Answerer, answererOf, outcomeOf } from './outcome.ts';
import {
	closedPage,
	failedPage,
	fieldName,
	incompletePage,
	questionPage,
	thanksPage,
} from './page.ts';
import { type Question, type QuestionValues, questionOf } from './question.ts';
import { readTicket, secretOf, type Ticket, waitingMark } from './resume.ts';

/** Somebody waits for the answer meanwhile. */
const patience = { attempts: 4, longestWait: 10_000 };

/** Questions that are being answered, or were: the first answer counts. */
const answered = new Set<string>();
const mostAnswered = 10_000;

/** People who were told that their answer does not count. */
const told = new Set<string>();

/**
 * Called at the resume address, whose signature n8n has checked: by Webex when somebody submits the card, or by a
 * browser. Never throws: n8n would go on with the workflow as if that were an answer.
 */
export async function takeAnswer(
	context: IWebhookFunctions,
	fields: readonly Field[],
): Promise<IWebhookResponseData> {
	try {
		const ticket = readTicket(context.getQueryData() as Readonly<Record<string, unknown>>);
		if (!ticket) return reply(context, 400, 'Not an address of a question');
		const question = questionOf(readQuestion(context, fields));
		return ticket.by === 'card'
			? await takeDelivery(context, ticket, question)
			: await takeForm(context, ticket, question);
	} catch (error) {
		const { message = String(error) } = explain(error, authenticationOf(context)) ?? {};
		context.logger.warn(`An answer could not be taken: ${message}`);
		return isBrowser(context)
			? show(context, 503, failedPage(message))
			: reply(context, 503, 'The answer could not be taken');
	}
}

/** What is only shown may lean on something that n8n no longer knows, as what an agent wanted to do. */
function readQuestion(context: IWebhookFunctions, fields: readonly Field[]): QuestionValues {
	const isShown = ({ name }: Field) => name === 'message' || name === 'options';
	const needed = fields.filter((field) => !isShown(field));
	const values = { message: '', ...readValues(context, needed, 0) };
	try {
		return { ...values, ...readValues(context, fields.filter(isShown), 0) } as QuestionValues;
	} catch {
		return values as unknown as QuestionValues;
	}
}

async function takeDelivery(
	context: IWebhookFunctions,
	ticket: Ticket,
	question: Question,
): Promise<IWebhookResponseData> {
	const { method, headers, rawBody } = context.getRequestObject() as unknown as {
		readonly method: string;
		readonly headers: Readonly<Record<string, string>>;
		readonly rawBody?: Uint8Array;
	};
	const { messageId, approvers } = ticket;
	const isOver = isLate(ticket) || answered.has(messageId);
	if (method === 'GET') return reply(context, isOver ? 410 : 200, isOver ? 'Closed' : waitingMark);
	const body = rawBody ?? new Uint8Array();
	if (!(await isGenuine(headers, body, await secretOf(context, ticket)))) {
		return reply(context, 401, 'The signature is missing or does not fit');
	}
	const actionId = actionIn(body);
	if (!actionId) return reply(context, 400, 'Not an event of Webex');
	if (isOver) return reply(context, 200, 'The question is closed');
	const webex = await createClient(context, patience);
	// What the delivery says is only a hint: Webex itself says who submitted what.
	const action = await unlessGone(webex.attachmentActions.get({ id: actionId }));
	if (!action || !sameId(action.messageId, messageId)) {
		return reply(context, 200, 'Not an answer to this question');
	}
	const person = await personOf(context, webex, action.personId);
	if (approvers.length > 0 && !approvers.some((id) => sameId(id, action.personId))) {
		await tellOnce(context, webex, ticket, action.personId);
		return reply(context, 200, 'Not one of those who may answer');
	}
	const outcome = await conclude(context, webex, {
		ticket,
		question,
		given: action.inputs,
		answerer: answererOf(action.personId, person),
	});
	return outcome ?? reply(context, 200, 'The question is closed');
}

async function takeForm(
	context: IWebhookFunctions,
	ticket: Ticket,
	question: Question,
): Promise<IWebhookResponseData> {
	const { method } = context.getRequestObject();
	if (isLate(ticket) || answered.has(ticket.messageId)) return show(context, 410, closedPage());
	// Robots look at links: only what a person sends from the page is an answer.
	if (method !== 'POST') return show(context, 200, questionPage(question));
	const given = answersIn(question, context.getBodyData());
	const webex = await createClient(context, patience);
	if (!outcomeOf(question, given, undefined, '')) return show(context, 400, incompletePage());
	const result = await conclude(context, webex, { ticket, question, given });
	if (!result) return show(context, 410, closedPage());
	protect(context);
	return { ...result, webhookResponse: thanksPage() };
}

/** From the form of the page, under the names that people gave. */
const answersIn = ({ inputs }: Question, form: IDataObject): Readonly<Record<string, unknown>> => ({
	decision: form['decision'],
	...Object.fromEntries(inputs.map((input, index) => [inputId(input), form[fieldName(index)]])),
});

interface Answer {
	readonly ticket: Ticket;
	readonly question: Question;
	readonly given: Readonly<Record<string, unknown>>;
	readonly answerer?: Answerer;
}

/** `undefined` when it is no answer, or another one came before. */
async function conclude(
	context: IWebhookFunctions,
	webex: RestClient,
	{ ticket, question, given, answerer }: Answer,
): Promise<IWebhookResponseData | undefined> {
	const { messageId } = ticket;
	const outcome = outcomeOf(question, given, answerer, new Date().toISOString());
	if (!outcome || answered.has(messageId)) return undefined;
	note(answered, messageId);
	const warn = (message: string) => context.logger.warn(message);
	const closing = closeQuestion(webex, ticket, outcome.summary, warn);
	const isFirst = await closing.catch((error: unknown) => {
		// It may be tried again, by the same person or another one.
		answered.delete(messageId);
		throw error;
	});
	if (!isFirst) return undefined;
	await forget(context, webex, messageId);
	return { workflowData: [[{ json: { data: outcome.data } }]] };
}

const isLate = ({ until }: Ticket) => until !== undefined && Date.now() > until;

/** The answer counts without a name too: a token may not see people. */
async function personOf(context: IWebhookFunctions, webex: RestClient, personId: string) {
	return await webex.people.get({ personId }).catch((error: unknown) => {
		context.logger.warn(`The name of whoever answered is not known: ${String(error)}`);
		return undefined;
	});
}

/** In the direct room with them, so that the room is not bothered. */
async function tellOnce(
	context: IWebhookFunctions,
	webex: RestClient,
	{ messageId }: Ticket,
	personId: string,
): Promise<void> {
	const key = `${messageId} ${personId}`;
	if (told.has(key)) return;
	note(told, key);
	const markdown =
		'Your answer was not counted: this question is for other people. It stays open for them.';
	await webex.messages.create({ toPersonId: personId, markdown }).catch((error: unknown) => {
		context.logger.warn(`Somebody who may not answer could not be told: ${String(error)}`);
	});
}

function note(set: Set<string>, value: string): void {
	set.add(value);
	for (const oldest of set) {
		if (set.size <= mostAnswered) break;
		set.delete(oldest);
	}
}

function actionIn(body: Uint8Array): string | undefined {
	try {
		const { resource, data } = JSON.parse(Buffer.from(body).toString()) as {
			readonly resource?: unknown;
			readonly data?: { readonly id?: unknown } | null;
		};
		const isAction = resource === 'attachmentActions' && typeof data?.id === 'string';
		return isAction ? (data.id as string) : undefined;
	} catch {
		return undefined;
	}
}

const isBrowser = (context: IWebhookFunctions) =>
	(context.getQueryData() as { readonly by?: unknown }).by === 'link';

function reply(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

function show(context: IWebhookFunctions, status: number, html: string): IWebhookResponseData {
	protect(context);
	context.getResponseObject().status(status).send(html);
	return { noWebhookResponse: true };
}

/** The page runs nothing, loads nothing, and tells its address to nobody. */
function protect(context: IWebhookFunctions): void {
	const response = context.getResponseObject();
	const headers = {
		'Content-Type': 'text/html; charset=utf-8',
		'Content-Security-Policy': "sandbox allow-forms; default-src 'none'; style-src 'unsafe-inline'",
		'Cache-Control': 'no-store',
		'Referrer-Policy': 'no-referrer',
		'X-Robots-Tag': 'noindex, nofollow',
	};
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}
