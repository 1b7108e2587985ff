import { type Person, type RestClient, sameId } from '@webex-nodes/client';
import type { IWebhookFunctions } from 'n8n-workflow';
import type { Ticket } from '../resume.ts';
import { recentKeys } from './recent.ts';

/** Whether the answer of this person counts. */
export const mayAnswer = ({ approvers }: Ticket, personId: string): boolean =>
	approvers.length === 0 || approvers.some((id) => sameId(id, personId));

/** An answer counts without a name too: the token may not be allowed to read people. */
export async function nameOf(
	context: IWebhookFunctions,
	webex: RestClient,
	personId: string,
): Promise<Person | undefined> {
	return await webex.people.get({ personId }).catch((error: unknown) => {
		context.logger.warn(`The name of the person who answered is not known: ${String(error)}`);
		return undefined;
	});
}

/** Questions with the people who know that their answer to it does not count. */
const notified = recentKeys();

/** In a direct message, so that the others in the room are not disturbed. */
export async function tellOnce(
	context: IWebhookFunctions,
	webex: RestClient,
	{ messageId }: Ticket,
	personId: string,
	refusal: string,
): Promise<void> {
	const key = `${messageId} ${personId}`;
	if (notified.has(key)) return;
	notified.add(key);
	await webex.messages
		.create({ toPersonId: personId, markdown: refusal })
		.catch((error: unknown) => {
			context.logger.warn(`A person who may not answer could not be notified: ${String(error)}`);
		});
}
