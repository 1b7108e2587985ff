import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Field } from '../../engine/field.ts';
import { readValues } from '../../engine/parameters.ts';
import { authenticationOf } from '../../n8n/client.ts';
import { explain } from '../../n8n/failures.ts';
import { type QuestionValues, questionOf } from '../question.ts';
import { readTicket, unnamedMark } from '../resume.ts';
import { takeDelivery } from './delivery.ts';
import { failedPage } from './page.ts';
import { reply, show } from './reply.ts';
import { takeSubmission } from './submission.ts';

/**
 * Is called at the resume address, whose signature n8n has checked: by Webex when somebody submits the card, or by a
 * browser. Never throws, because n8n would continue the workflow as if the error were an answer.
 */
export async function takeAnswer(
	context: IWebhookFunctions,
	fields: readonly Field[],
): Promise<IWebhookResponseData> {
	const query: Readonly<Record<string, unknown>> = { ...Object(context.getQueryData()) };
	try {
		const ticket = readTicket(query);
		if (!ticket) return reply(context, 400, unnamedMark);
		const question = questionOf(readQuestion(context, fields), context);
		const take = ticket.by === 'card' ? takeDelivery : takeSubmission;
		return await take(context, ticket, question);
	} catch (error) {
		const explained = explain(error, authenticationOf(context))?.message;
		context.logger.warn(`An answer could not be processed: ${explained ?? String(error)}`);
		return query['by'] === 'link'
			? show(context, 503, failedPage(explained ?? 'n8n could not process it'))
			: reply(context, 503, 'The answer could not be processed');
	}
}

/**
 * What people only read may come from an expression that has no value any more, such as the plan of an agent. An answer
 * does not depend on it.
 */
function readQuestion(context: IWebhookFunctions, fields: readonly Field[]): QuestionValues {
	const isOnlyRead = ({ name }: Field) => name === 'message' || name === 'options';
	const required = fields.filter((field) => !isOnlyRead(field));
	const values = { message: '', ...readValues(context, required, 0) };
	try {
		return { ...values, ...readValues(context, fields.filter(isOnlyRead), 0) } as QuestionValues;
	} catch {
		return values as unknown as QuestionValues;
	}
}
