import type { RestClient } from '@webex-nodes/client';
import { WebexApiError } from '@webex-nodes/http';
import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import { storeFile } from '../engine/store-file.ts';
import { isWantedText } from '../messages/wanted-text.ts';
import { createBound } from '../n8n/bound.ts';
import { authenticationOf, createClient } from '../n8n/client.ts';
import { explain } from '../n8n/failures.ts';
import { addNames } from '../output/names.ts';
import type { Envelope } from './envelope.ts';
import { isTextless } from './filter.ts';
import type { TriggerValues } from './values.ts';

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

/** A delivery whose signature fits. */
export interface Received {
	readonly envelope: Envelope;
	/** The account itself. */
	readonly personId?: string;
	/** What it names, where that was read already. */
	readonly read?: object;
}

interface Shape {
	readonly delivery: Delivery;
	readonly values: TriggerValues;
}

/** An event is passed on also when what it names cannot be read, with the reason; nothing is where a text is wanted that is gone. */
export async function itemOf(
	context: IExecuteFunctions,
	{ envelope, personId: me, read: known }: Received,
	{ delivery, values }: Shape,
): Promise<INodeExecutionData | undefined> {
	const { resolve = false, options = {}, filters = {} } = values;
	const { also = [], downloadFiles = false } = options;
	if (isTextless(envelope, values)) return undefined;
	const client = await createClient(context);
	const reasons: string[] = [];
	const attempt = async <Value>(work: Promise<Value> | undefined): Promise<Value | undefined> =>
		await work?.catch((error: unknown) => {
			const explained = explain(error, authenticationOf(context));
			if (!explained) throw error;
			reasons.push(explained.message);
			return undefined;
		});
	const isRead = resolve || Boolean(filters['text']);
	let isGone = false;
	const reading = known || !isRead ? undefined : delivery.read(client, envelope);
	const found =
		known ??
		(await attempt(
			reading?.catch((error: unknown) => {
				isGone = WebexApiError.is(error) && error.status === 404;
				throw error;
			}),
		));
	const isOfMessage = envelope.resource === 'messages';
	// What Webex only refuses to show may have that text: it comes, with the reason.
	if (isOfMessage && isGone && filters['text']) return undefined;
	const isMessage = isOfMessage && found !== undefined;
	if (isMessage && !isWantedText(found, filters['text'], me)) return undefined;
	const read = resolve ? found : undefined;
	const [object = envelope.data] =
		isMessage && read ? await addNames(client, [read], values) : [read];
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
		const share = createBound().open();
		const store = async (file: string) =>
			await storeFile(context, await client.contents.open(file), share);
		for (const [index, file] of files.entries()) {
			if (typeof file !== 'string') continue;
			const stored = await attempt(store(file));
			if (stored) binary[`file${index}`] = stored;
		}
	}
	return {
		json: {
			...delivery.show(envelope, object, values, me),
			...(room && { room: room as IDataObject }),
			...(person && { person: person as IDataObject }),
			...(reasons.length > 0 && { unresolved: reasons }),
		},
		...(Object.keys(binary).length > 0 && { binary }),
	};
}
