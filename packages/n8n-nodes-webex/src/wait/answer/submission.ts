import { inputId } from '@webex-nodes/client';
import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { createClient } from '../../n8n/client.ts';
import { isReplaced } from '../current.ts';
import type { Question } from '../question.ts';
import { isOver, type Ticket } from '../resume.ts';
import { conclude, isAnswered } from './conclude.ts';
import { outcomeOf } from './outcome.ts';
import { closedPage, fieldName, incompletePage, questionPage, thanksPage } from './page.ts';
import { patience, protect, show } from './reply.ts';

/** A browser shows the page, or sends its form. */
export async function takeSubmission(
	context: IWebhookFunctions,
	ticket: Ticket,
	question: Question,
): Promise<IWebhookResponseData> {
	const since = performance.now();
	const isClosed = isOver(ticket) || isReplaced(context, ticket) || isAnswered(ticket);
	if (isClosed) return show(context, 410, closedPage());
	// Robots open links: only what a person sends from the page is an answer.
	if (context.getRequestObject().method !== 'POST') {
		return show(context, 200, questionPage(question));
	}
	const given = answersIn(question, formIn(context.getBodyData()));
	if (!outcomeOf(question, given, undefined, '')) return show(context, 400, incompletePage());
	const webex = await createClient(context, patience);
	const result = await conclude(context, webex, { ticket, question, given, since });
	if (!result) return show(context, 410, closedPage());
	protect(context);
	return { ...result, webhookResponse: thanksPage() };
}

/** n8n puts the fields of a multipart form into `data`, beside `files`. */
function formIn(body: IDataObject): IDataObject {
	const { data } = body;
	return typeof data === 'object' && data !== null && !Array.isArray(data)
		? { ...(data as IDataObject) }
		: body;
}

/** Under the names that people gave to the fields. */
const answersIn = ({ inputs }: Question, form: IDataObject): Readonly<Record<string, unknown>> => ({
	decision: form['decision'],
	...Object.fromEntries(inputs.map((input, index) => [inputId(input), form[fieldName(index)]])),
});
