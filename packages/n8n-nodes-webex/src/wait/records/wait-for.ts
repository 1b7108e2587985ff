import type { RestClient } from '@webex-nodes/client';
import type { IExecuteFunctions } from 'n8n-workflow';
import { meetingIdOf } from '../../meetings/find.ts';
import { newestHeld } from '../../meetings/held.ts';
import type { Shape } from '../../output/shape.ts';
import { checkAddress } from '../address.ts';
import { type Limit, limitOf } from '../limit.ts';
import { lookAfter } from '../watch/janitor.ts';
import { startAlarm } from './alarm.ts';
import { findRecords, longLookBack } from './find.ts';
import { openOf, removeWebhook } from './left.ts';
import { addressOf, type Kind, noteTicket, type Ticket } from './ticket.ts';
import { createWebhook } from './webhook.ts';

/** As a person filled the fields in. */
interface Values extends Shape {
	readonly meetingKey: string;
	readonly hostEmail?: string | undefined;
	readonly includeSecrets?: boolean | undefined;
	readonly options: { readonly limitWaitTime?: readonly Limit[] };
}

/** What never comes, such as the transcript of a meeting that nobody recorded, does not keep an execution for ever. */
const usualWait = { resumeAmount: 2, resumeUnit: 'days' } as const;

/** What n8n stores of its clock grows with each look. */
const maxDays = 30;

/**
 * Returns what is there already; otherwise until when n8n waits for it. Whatever tells of it later, a delivery, the
 * janitor of this process or n8n's own clock, makes the node look in Webex itself.
 */
export async function waitFor(
	webex: RestClient,
	context: IExecuteFunctions,
	kind: Kind,
	values: Values,
): Promise<Date | readonly object[]> {
	const { hostEmail = '', simplify, selectedFields, includeSecrets = false, options } = values;
	const until = limitOf(options.limitWaitTime?.[0] ?? usualWait, maxDays) ?? new Date();
	const given = await meetingIdOf(webex, values.meetingKey, { hostEmail });
	const meetingId = (await newestHeld(webex, given, { hostEmail, mayRun: true })) ?? given;
	const wanted = { kind, meetingId, hostEmail, zone: context.getTimezone() };
	const found = await findRecords(webex, wanted, longLookBack);
	if (found.length > 0) return found;
	const state = await checkAddress(context, 'look');
	const facts = { id: crypto.randomUUID(), until: until.getTime() };
	const url = addressOf(context, facts);
	const shape = { simplify, selectedFields, includeSecrets };
	const ticket: Ticket = { ...wanted, ...facts, url, ...shape };
	const webhookId = await createWebhook(webex, context, ticket);
	const waiting: Ticket = { ...ticket, ...(webhookId !== undefined && { webhookId }) };
	// It may have appeared just before the webhook did.
	const late = await findRecords(webex, wanted).catch(async (error: unknown) => {
		if (webhookId) await removeWebhook(webex, webhookId);
		throw error;
	});
	if (late.length > 0) {
		if (webhookId) await removeWebhook(webex, webhookId);
		return late;
	}
	// No error: a form that the execution waited at before, or a short failure, hides the state too.
	if (webhookId === undefined && state === 'unknown') {
		context.logger.warn(
			`Nothing may tell "${context.getNode().name}" when it appears: Webex does not call n8n for this meeting, and n8n did not reach its own address at ${new URL(url).origin}. Set WEBHOOK_URL of n8n to an address that n8n itself reaches.`,
		);
	}
	noteTicket(context, waiting);
	lookAfter(context, openOf(waiting));
	await startAlarm(context, waiting);
	return until;
}
