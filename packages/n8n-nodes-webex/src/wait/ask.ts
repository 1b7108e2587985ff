import { bytesIn, maxMessageBytes, parseId, type RestClient, readId } from '@webex-nodes/client';
import { WebexApiError, WebexInputError } from '@webex-nodes/http';
import { type IExecuteFunctions, WAIT_INDEFINITELY } from 'n8n-workflow';
import { attach } from '../messages/card.ts';
import type { Destination } from '../messages/destination.ts';
import { checkAddress } from './address.ts';
import { questionNote } from './current.ts';
import { cardOf, type Question, textOf } from './question.ts';
import { type Asked, resumeUrl, secretOf, type Ticket, webhookMark } from './resume.ts';
import { isLookedAfter, lookAfter } from './watch/janitor.ts';
import { openOf } from './watch/questions.ts';
import { announceReadiness } from './watch/ready.ts';

export interface Ask {
	readonly destination: Destination;
	readonly parentId?: string | undefined;
	readonly question: Question;
	readonly by: 'card' | 'link';
	/** Email addresses and person IDs of the people whose answer counts; everybody's answer counts when empty. */
	readonly approvers?: readonly string[] | undefined;
	readonly until?: Date | undefined;
}

/** An address has room for this many. */
const maxApprovers = 20;

/** Asks, and returns until when n8n has to wait. When a step fails, nothing stays in Webex. */
export async function ask(
	webex: RestClient,
	context: IExecuteFunctions,
	{ destination, parentId, question, by, approvers = [], until }: Ask,
): Promise<Date> {
	await checkAddress(context, by);
	const note = questionNote(context);
	const allowed = await resolvePeople(webex, approvers);
	const keeps = question.after === 'keepMessage';
	const facts = { approvers: allowed, until: until?.getTime(), by, ...(keeps && { keeps }) };
	const place = { ...destination, ...(parentId && { parentId }) };
	const asked = by === 'card' ? await askByCard() : await askByLink();
	note(asked.ticket);
	lookAfter(context, openOf(asked), { sweeps: by === 'card' });
	const isOpen = () => isLookedAfter(context, asked.ticket.messageId);
	announceReadiness(context, asked, isOpen).catch((error: unknown) => {
		context.logger.warn(
			`A room could not be informed that its question is ready: ${String(error)}`,
		);
	});
	return until ?? WAIT_INDEFINITELY;

	async function askByCard(): Promise<Asked> {
		const attachments = attach(cardOf(question));
		const markdown = textOf(question, maxMessageBytes - 10);
		const sentAt = Date.now();
		const sent = await webex.messages.create({ ...place, markdown, attachments });
		const { id: messageId, roomId } = sent;
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
			const thread = { roomId, parentId: sent.parentId ?? messageId };
			return { ticket, webhookId, url: resumeUrl(context, ticket), card: { sentAt, thread } };
		});
	}

	async function askByLink(): Promise<Asked> {
		// The address contains the ID of the message, so it can only be added afterwards.
		const opening = textOf(question, maxMessageBytes / 2);
		const { id: messageId, roomId } = await webex.messages.create({ ...place, markdown: opening });
		const ticket: Ticket = { messageId, ...facts };
		return await orRemove(messageId, async () => {
			const url = resumeUrl(context, ticket);
			const link = `\n\n[${question.page.label}](${url})`;
			const markdown = textOf(question, maxMessageBytes - bytesIn(link) - 10) + link;
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
		// The first error is the one that a person has to read.
		await webex.messages.delete({ messageId }).catch((error: unknown) => {
			context.logger.warn(`A question could not be deleted again: ${String(error)}`);
		});
		throw outcome.error;
	}
}

/** A person who does not exist could never answer. */
async function resolvePeople(
	webex: RestClient,
	names: readonly string[],
): Promise<readonly string[]> {
	if (names.length > maxApprovers) {
		throw new WebexInputError(
			'Allowed Approvers',
			`expected at most ${maxApprovers} people, got ${names.length}: leave it empty, and ask in a room that only these people are in`,
		);
	}
	const ids: string[] = [];
	for (const name of names) {
		const id = name.includes('@')
			? await byEmail(webex, name)
			: readId('PEOPLE', name, 'Allowed Approvers');
		// The UUID is shorter, which an address needs.
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
	throw new WebexInputError('Allowed Approvers', `found no person with the email address ${email}`);
}
