import { bytesIn, longestMessage, parseId, type RestClient, readId } from '@webex-nodes/client';
import { WebexApiError, WebexInputError } from '@webex-nodes/http';
import { type IExecuteFunctions, NodeOperationError, WAIT_INDEFINITELY } from 'n8n-workflow';
import { baseUrlOf } from '../credentials/environment.ts';
import { attach } from '../messages/card.ts';
import type { Destination } from '../messages/destination.ts';
import { credentialOf } from '../n8n/client.ts';
import { isReachable } from '../webhook/reachable.ts';
import { lookAfter } from './janitor.ts';
import { cardOf, type Question, textOf } from './question.ts';
import { type Asked, resumeUrl, secretOf, type Ticket, webhookMark } from './resume.ts';

export interface Ask {
	readonly destination: Destination;
	readonly parentId?: string | undefined;
	readonly question: Question;
	readonly by: 'card' | 'link';
	/** Email addresses and person IDs of those whose answer counts; everybody's when empty. */
	readonly approvers?: readonly string[] | undefined;
	readonly until?: Date | undefined;
}

/** As many as an address has room for. */
const mostApprovers = 20;

/** Asks, and gives until when n8n has to wait. Where something fails on the way, nothing is left behind. */
export async function ask(
	webex: RestClient,
	context: IExecuteFunctions,
	{ destination, parentId, question, by, approvers = [], until }: Ask,
): Promise<Date> {
	const allowed = await resolvePeople(webex, approvers);
	const facts = { approvers: allowed, until: until?.getTime(), by };
	const place = { ...destination, ...(parentId && { parentId }) };
	const asked = by === 'card' ? await askByCard() : await askByLink();
	lookAfter(context, asked);
	return until ?? WAIT_INDEFINITELY;

	async function askByCard(): Promise<Asked> {
		await checkReachable(context);
		const attachments = attach(cardOf(question));
		const markdown = textOf(question, longestMessage - 10);
		const { id: messageId } = await webex.messages.create({ ...place, markdown, attachments });
		const ticket: Ticket = { messageId, ...facts };
		return await orRemove(messageId, async () => {
			const { id: webhookId } = await webex.webhooks.create({
				name: `${webhookMark(context)} ${context.getWorkflow().id} ${context.getNode().id}]`,
				targetUrl: resumeUrl(context, ticket),
				resource: 'attachmentActions',
				event: 'created',
				filter: `messageId=${messageId}`,
				secret: await secretOf(context, ticket),
			});
			return { ticket, webhookId, url: resumeUrl(context, ticket) };
		});
	}

	async function askByLink(): Promise<Asked> {
		// The address names the message, so it is written into it afterwards.
		const opening = textOf(question, longestMessage / 2);
		const { id: messageId, roomId } = await webex.messages.create({ ...place, markdown: opening });
		const ticket: Ticket = { messageId, ...facts };
		return await orRemove(messageId, async () => {
			const url = resumeUrl(context, ticket);
			const link = `\n\n[${linkLabel(question)}](${url})`;
			const markdown = textOf(question, longestMessage - bytesIn(link) - 10) + link;
			await webex.messages.update({ messageId, roomId, markdown });
			return { ticket, url };
		});
	}

	async function orRemove<Result>(messageId: string, work: () => Promise<Result>): Promise<Result> {
		const outcome = await work().then(
			(result) => ({ result }),
			(error: unknown) => ({ error }),
		);
		if ('result' in outcome) return outcome.result;
		// The first failure is what a person has to know.
		await webex.messages.delete({ messageId }).catch((error: unknown) => {
			context.logger.warn(`A question could not be removed again: ${String(error)}`);
		});
		throw outcome.error;
	}
}

const linkLabel = ({ inputs }: Question) => (inputs.length > 0 ? 'Answer' : 'Review and decide');

/** A card is answered by a delivery of Webex. */
async function checkReachable(context: IExecuteFunctions): Promise<void> {
	const target = context.getSignedResumeUrl();
	if (isReachable(target, baseUrlOf(await credentialOf(context)))) return;
	throw new NodeOperationError(
		context.getNode(),
		`Webex cannot reach this n8n at ${new URL(target).origin}`,
		{
			description:
				'An answer by card comes over the internet. Set WEBHOOK_URL of n8n to an address that is known there (a domain, or a tunnel), or set "Answer By" to "Link to a Page".',
		},
	);
}

/** Whoever is named must exist, for otherwise nobody could ever answer. */
async function resolvePeople(
	webex: RestClient,
	names: readonly string[],
): Promise<readonly string[]> {
	if (names.length > mostApprovers) {
		throw new WebexInputError(
			'Allowed Approvers',
			`expected ${mostApprovers} people at most, got ${names.length}: leave it empty and ask in a room of just these people`,
		);
	}
	const ids: string[] = [];
	for (const name of names) {
		const id = name.includes('@')
			? await byEmail(webex, name)
			: readId('PEOPLE', name, 'Allowed Approvers');
		// Shorter, for an address.
		ids.push(parseId(id)?.value ?? id);
	}
	return [...new Set(ids)];
}

async function byEmail(webex: RestClient, email: string): Promise<string> {
	const [person] = await webex.people.list({ email }).then(
		(found) => found,
		(error: unknown) => {
			if (WebexApiError.is(error) && error.status === 400) return [];
			throw error;
		},
	);
	if (person) return person.id;
	throw new WebexInputError('Allowed Approvers', `found nobody with the email address ${email}`);
}
