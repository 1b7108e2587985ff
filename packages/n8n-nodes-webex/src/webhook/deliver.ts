import type { RestClient } from '@webex-nodes/client';
import { sameId } from '@webex-nodes/client';
import type {
	IBinaryKeyData,
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { storeFile } from '../engine/item.ts';
import { authenticationOf, createClient, credentialOf } from '../n8n/client.ts';
import { explain } from '../n8n/failures.ts';
import { identityOf, type Registered, webhookMemory } from './memory.ts';
import { withKey } from './once.ts';
import { ownId } from './registration.ts';
import { secretFor } from './secret.ts';
import { deliveryKey } from './seen.ts';
import { isGenuine } from './signature.ts';
import type { ReadTriggerValues, TriggerValues } from './values.ts';

/** What Webex sends. @see https://developer.webex.com/docs/webhooks (payload) */
interface Envelope {
	readonly id?: string;
	readonly resource: string;
	readonly event: string;
	readonly actorId?: string;
	readonly data: Readonly<Record<string, unknown>>;
	readonly [more: string]: unknown;
}

/** How a node turns a delivery into an item. */
export interface Delivery {
	/** Reads the object that the delivery names; `undefined` where there is nothing to read. */
	readonly read: (client: RestClient, envelope: Envelope) => Promise<object> | undefined;
	/** The item, from what was read or, where it could not be, from what was sent. */
	readonly show: (
		envelope: Envelope,
		object: object,
		values: TriggerValues,
		me: string | undefined,
	) => IDataObject;
}

/** Webex waits for the answer, so retries are few and short. */
const patience = { attempts: 4, maxWait: 10_000 };

/** Resources whose own events would make a workflow answer itself. */
const answerable = ['attachmentActions', 'messages'];

export async function deliver(
	context: IWebhookFunctions,
	read: ReadTriggerValues,
	delivery: Delivery,
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
	// The execution decides whether it came before: n8n may fail to start one, and then Webex has to send it again.
	const item = await itemOf(context, envelope, { delivery, values, registered });
	return { workflowData: [[{ ...item, json: withKey(item.json, key) }]] };

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
	return personId !== undefined && sameId(String(data['personId'] ?? actorId), personId);
}

interface Taken {
	readonly delivery: Delivery;
	readonly values: TriggerValues;
	readonly registered: Registered;
}

/** An event is passed on also when what it names cannot be read, with the reason. */
async function itemOf(
	context: IWebhookFunctions,
	envelope: Envelope,
	{ delivery, values, registered }: Taken,
): Promise<INodeExecutionData> {
	const { resolve = false, options = {} } = values;
	const { also = [], downloadFiles = false } = options;
	const client = await createClient(context, patience);
	const reasons: string[] = [];
	const attempt = async <Value>(work: Promise<Value> | undefined): Promise<Value | undefined> =>
		await work?.catch((error: unknown) => {
			const explained = explain(error, authenticationOf(context));
			if (!explained) throw error;
			reasons.push(explained.message);
			return undefined;
		});
	const read = resolve ? await attempt(delivery.read(client, envelope)) : undefined;
	const object = read ?? envelope.data;
	const {
		roomId,
		personId = envelope.actorId,
		files,
	} = object as Readonly<Record<string, unknown>>;
	const room =
		also.includes('room') && typeof roomId === 'string'
			? await attempt(client.rooms.get({ roomId }))
			: undefined;
	const person =
		also.includes('person') && typeof personId === 'string'
			? await attempt(client.people.get({ personId }))
			: undefined;
	const binary: IBinaryKeyData = {};
	if (downloadFiles && Array.isArray(files)) {
		for (const [index, file] of files.entries()) {
			const content = await attempt(client.contents.open(String(file)));
			if (content) binary[`file${index}`] = await storeFile(context, content);
		}
	}
	return {
		json: {
			...delivery.show(envelope, object, values, registered.personId),
			...(room && { room: room as IDataObject }),
			...(person && { person: person as IDataObject }),
			...(reasons.length > 0 && { unresolved: reasons }),
		},
		...(Object.keys(binary).length > 0 && { binary }),
	};
}

function refuse(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}
