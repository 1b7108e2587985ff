import type { RestClient } from '@webex-nodes/client';
import { type IHookFunctions, NodeOperationError } from 'n8n-workflow';
import { baseUrlOf } from '../credentials/environment.ts';
import { withIds } from '../locators/by-name.ts';
import { authenticationOf, createClient, credentialOf } from '../n8n/client.ts';
import { nodeFailure } from '../n8n/node-failure.ts';
import { patternOf } from '../pattern/pattern.ts';
import { filterOf } from './filter.ts';
import { identityOf, markOf, webhookMemory } from './memory.ts';
import { isReachable } from './reachable.ts';
import { checkWebhook, createWebhook, deleteWebhook, type Wanted } from './registration.ts';
import { secretFor } from './secret.ts';
import { newSecret } from './signature.ts';
import type { ReadTriggerValues, TriggerValues } from './values.ts';

const maxTitle = 60; // characters

/** Called when a workflow is activated, and when n8n starts: returns whether the webhook is there. */
export async function webhookExists(
	context: IHookFunctions,
	read: ReadTriggerValues,
): Promise<boolean> {
	return await explained(context, async () => {
		const client = await createClient(context);
		const wanted = await wantedBy(context, read, client);
		return await checkWebhook(client, wanted, webhookMemory(context).read());
	});
}

export async function registerWebhook(
	context: IHookFunctions,
	read: ReadTriggerValues,
): Promise<boolean> {
	return await explained(context, async () => {
		const client = await createClient(context);
		const wanted = await wantedBy(context, read, client);
		const { announce, write } = webhookMemory(context);
		const secret =
			(await secretFor(await credentialOf(context), identityOf(context))) ?? newSecret();
		write(await createWebhook(client, wanted, { secret, announce }));
		return true;
	});
}

/** Called when a workflow is deactivated, and after a test. */
export async function removeWebhook(
	context: IHookFunctions,
	read: ReadTriggerValues,
): Promise<boolean> {
	return await explained(context, async () => {
		const memory = webhookMemory(context);
		await deleteWebhook(
			await createClient(context),
			described(context, read(context)),
			memory.read(),
		);
		memory.announce({});
		memory.write({});
		return true;
	});
}

/** The webhook of the node; throws when Webex cannot send to this n8n. */
async function wantedBy(
	context: IHookFunctions,
	read: ReadTriggerValues,
	client: RestClient,
): Promise<Wanted> {
	const values = read(context);
	const wanted = described(context, values);
	// A pattern that is none is told now, and not with the first message.
	patternOf(String(values.filters?.['text'] ?? ''), 'Text');
	if (isReachable(wanted.targetUrl, baseUrlOf(await credentialOf(context)))) {
		const { filters = {} } = await withIds(client, values, context);
		return { ...wanted, filter: filterOf(filters) };
	}
	const { origin } = new URL(wanted.targetUrl);
	throw new NodeOperationError(context.getNode(), `Webex cannot reach this n8n at ${origin}`, {
		description:
			'Webex sends events over the internet. Set WEBHOOK_URL of n8n to an address that is known there (a domain, or a tunnel), or use the Webex Scheduled Check Trigger, which asks Webex instead.',
	});
}

/** Without the filter: names in it are looked up first. */
function described(context: IHookFunctions, values: TriggerValues): Wanted {
	const [resource = '', event = ''] = values.event.split('.');
	const { name = '' } = context.getWorkflow();
	const targetUrl = context.getNodeWebhookUrl('default') ?? '';
	const mark = markOf(context);
	return {
		name: `n8n: ${name.slice(0, maxTitle)} ${mark}`,
		mark,
		targetUrl,
		resource,
		event,
		isOfOrganisation: values.options?.ofOrganisation ?? false,
	};
}

async function explained<Result>(
	context: IHookFunctions,
	work: () => Promise<Result>,
): Promise<Result> {
	try {
		return await work();
	} catch (error) {
		throw nodeFailure(context.getNode(), error, authenticationOf(context));
	}
}
