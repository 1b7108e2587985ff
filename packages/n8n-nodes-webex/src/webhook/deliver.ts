import { type Message, sameId } from '@webex-nodes/client';
import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { hideSecrets } from '../engine/secrets.ts';
import { isWantedText } from '../messages/wanted-text.ts';
import { createClient, credentialOf } from '../n8n/client.ts';
import type { Envelope } from './envelope.ts';
import { isTextless } from './filter.ts';
import { identityOf, type Registered, webhookMemory } from './memory.ts';
import { marked } from './once.ts';
import { ownId } from './registration.ts';
import { secretFor } from './secret.ts';
import { deliveryKey } from './seen.ts';
import { isGenuine } from './signature.ts';
import type { ReadTriggerValues, TriggerValues } from './values.ts';

/** Webex waits for the answer, so retries are few and short. */
const patience = { attempts: 4, maxWait: 10_000 };

/** Resources whose own events would make a workflow answer itself. */
const answerable = ['attachmentActions', 'messages'];

/** Checks what was sent. What it names is read in the execution, where nobody waits for an answer. */
export async function deliver(
	context: IWebhookFunctions,
	read: ReadTriggerValues,
): Promise<IWebhookResponseData> {
	const memory = webhookMemory(context);
	const stored = memory.read();
	const { headers, rawBody } = context.getRequestObject() as unknown as {
		readonly headers: Readonly<Record<string, string>>;
		readonly rawBody?: Uint8Array;
	};
	const body = rawBody ?? new Uint8Array();
	const registered = await findSigned([
		() => stored,
		// n8n may not have saved yet what this process has registered, or another one.
		() => memory.announced(),
		async () => await computed(context),
	]);
	if (!registered) return refuse(context, 401, 'The signature is missing or does not fit');
	const envelope = readEnvelope(body);
	if (!envelope) return refuse(context, 400, 'Not an event of Webex');
	const values = read(context);
	if (await isOwn(context, envelope, { registered, values })) return {};

	const signature = headers['x-webex-signature'] ?? headers['x-spark-signature'] ?? '';
	const key = deliveryKey(envelope, signature);
	const { personId } = registered;
	if (isTextless(envelope, values)) return {};
	const message = await readForText(context, envelope, values);
	if (message && !isWantedText(message, values.filters?.['text'], personId)) return {};
	// The execution decides whether it came before: n8n may fail to start one, and then Webex has to send it again.
	const json = marked({
		key,
		// n8n stores with what an execution begins.
		envelope: values.options?.includeSecrets ? envelope : hideSecrets(envelope),
		...(personId !== undefined && { personId }),
		...(message && { read: message }),
	});
	return { workflowData: [[{ json }]] };

	/** The first one whose secret fits. */
	async function findSigned(
		sources: readonly (() => Promise<Registered> | Registered | undefined)[],
	): Promise<Registered | undefined> {
		for (const source of sources) {
			const candidate = (await source()) ?? {};
			const { secret } = candidate;
			if (secret !== undefined && (await isGenuine(headers, body, secret))) return candidate;
		}
		return undefined;
	}
}

/**
 * The message, where its text decides. One that cannot be read now starts an execution, which tries again with more
 * patience.
 */
async function readForText(
	context: IWebhookFunctions,
	{ resource, data }: Envelope,
	{ filters = {} }: TriggerValues,
): Promise<Message | undefined> {
	const { id: messageId } = data;
	const isWanted = filters['text'] && resource === 'messages';
	if (!isWanted || typeof messageId !== 'string') return undefined;
	return await createClient(context, patience)
		.then(async (webex) => await webex.messages.get({ messageId }))
		.catch((error: unknown) => {
			context.logger.warn(`A message could not be read for its text: ${String(error)}`);
			return undefined;
		});
}

/** What each process knows without being informed. */
async function computed(context: IWebhookFunctions): Promise<Registered> {
	const secret = await secretFor(await credentialOf(context), identityOf(context));
	return secret === undefined ? {} : { secret };
}

/** Checks the form only. */
function readEnvelope(body: Uint8Array): Envelope | undefined {
	try {
		const parsed = JSON.parse(Buffer.from(body).toString()) as Partial<Envelope> | null;
		const isWhole =
			typeof parsed?.resource === 'string' &&
			typeof parsed.event === 'string' &&
			typeof parsed.data === 'object' &&
			parsed.data !== null;
		return isWhole ? (parsed as Envelope) : undefined;
	} catch {
		return undefined;
	}
}

interface Chosen {
	readonly registered: Registered;
	readonly values: TriggerValues;
}

async function isOwn(
	context: IWebhookFunctions,
	{ resource, data, actorId = '' }: Envelope,
	{ registered, values: { options = {} } }: Chosen,
): Promise<boolean> {
	if (options.ignoreOwn === false || !answerable.includes(resource)) return false;
	// Before n8n has saved who the account is; `wanted` is there also when that cannot be known.
	const personId = registered.wanted
		? registered.personId
		: await ownId(await createClient(context, patience));
	const author = data['personId'] ?? actorId;
	return personId !== undefined && typeof author === 'string' && sameId(author, personId);
}

function refuse(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}
