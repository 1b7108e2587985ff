import type { RestClient, Webhook } from '@webex-nodes/client';
import { WebexApiError } from '@webex-nodes/http';
import type { Registered } from './memory.ts';

/** The webhook that a node needs. */
export interface Wanted {
	/** Ends with the mark. */
	readonly name: string;
	/** What the names of all webhooks of this node have in common, wherever they point. */
	readonly mark: string;
	readonly targetUrl: string;
	readonly resource: string;
	readonly event: string;
	readonly filter?: string | undefined;
	/** Called for everybody in the organization. */
	readonly isOfOrganisation: boolean;
}

/**
 * Whether the webhook is there and works. Other webhooks of this node are deleted: one with another filter or an
 * unknown secret, a second one, one at an address that the node had before.
 */
export async function checkWebhook(
	client: RestClient,
	wanted: Wanted,
	{ webhookId, secret }: Registered,
): Promise<boolean> {
	let found: Webhook | undefined;
	for (const webhook of await listOwn(client, wanted, webhookId)) {
		const isKnown = webhook.id === webhookId && secret !== undefined && isSame(webhook, wanted);
		if (isKnown && !found) found = webhook;
		else await remove(client, webhook.id);
	}
	if (!found || secret === undefined) return false;
	if (found.status !== 'active' || found.name !== wanted.name) {
		await activate(client, found, wanted.name, secret);
	}
	return true;
}

interface Creation {
	readonly secret: string;
	readonly announce: (registered: Registered) => void;
}

/** `announce` is called before the first event can come. */
export async function createWebhook(
	client: RestClient,
	wanted: Wanted,
	{ secret, announce }: Creation,
): Promise<Registered> {
	const personId = await ownId(client);
	const registered = { secret, wanted, ...(personId !== undefined && { personId }) };
	announce(registered);
	return { ...registered, webhookId: await register(client, wanted, secret) };
}

/** Switches the webhook on when Webex switched it off, and registers it again when somebody deleted it. */
export async function healWebhook(client: RestClient, registered: Registered): Promise<Registered> {
	const { webhookId = '', secret, wanted } = registered;
	if (secret === undefined || !wanted) return registered;
	const own = await listOwn(client, wanted, webhookId);
	const found =
		own.find(({ id }) => id === webhookId) ?? own.find((webhook) => isSame(webhook, wanted));
	if (!found) return { ...registered, webhookId: await register(client, wanted, secret) };
	if (found.status !== 'active') await activate(client, found, wanted.name, secret);
	return { ...registered, webhookId: found.id };
}

async function register(client: RestClient, wanted: Wanted, secret: string): Promise<string> {
	const { name, targetUrl, resource, event, filter, isOfOrganisation } = wanted;
	const { id } = await client.webhooks.create({
		name,
		targetUrl,
		resource,
		event,
		secret,
		...(filter && { filter }),
		...(isOfOrganisation && { ownedBy: 'org' }),
	});
	return id;
}

async function activate(
	client: RestClient,
	{ id: webhookId, targetUrl }: Webhook,
	name: string,
	secret: string,
): Promise<void> {
	await client.webhooks.update({ webhookId, name, targetUrl, secret, status: 'active' });
}

export async function deleteWebhook(
	client: RestClient,
	wanted: Wanted,
	{ webhookId }: Registered,
): Promise<void> {
	for (const { id } of await listOwn(client, wanted, webhookId)) await remove(client, id);
}

/** The webhooks of this node, also of its earlier addresses: on the same host, or with the stored ID. */
async function listOwn(
	client: RestClient,
	{ mark, targetUrl, isOfOrganisation }: Wanted,
	webhookId: string | undefined,
): Promise<readonly Webhook[]> {
	const { origin } = new URL(targetUrl);
	const own = await client.webhooks.list();
	// The node may have been set to the organization, or to the account, before.
	const all = isOfOrganisation
		? [...own, ...(await client.webhooks.list({ ownedBy: 'org' }))]
		: own;
	const unique = [...new Map(all.map((webhook) => [webhook.id, webhook])).values()];
	return unique.filter(
		(webhook) =>
			webhook.id === webhookId ||
			webhook.targetUrl === targetUrl ||
			(webhook.name.endsWith(mark) && webhook.targetUrl.startsWith(`${origin}/`)),
	);
}

const isSame = (webhook: Webhook, { targetUrl, resource, event, filter, ...wanted }: Wanted) =>
	webhook.targetUrl === targetUrl &&
	webhook.resource === resource &&
	webhook.event === event &&
	(webhook.filter ?? '') === (filter ?? '') &&
	(webhook.ownedBy === 'org') === wanted.isOfOrganisation;

/** A webhook that is gone already is no failure. */
async function remove(client: RestClient, webhookId: string): Promise<void> {
	await client.webhooks.delete({ webhookId }).catch((error: unknown) => {
		if (!WebexApiError.is(error) || error.status !== 404) throw error;
	});
}

/** Without the scope to read people, own messages are not recognised. */
export async function ownId(client: RestClient): Promise<string | undefined> {
	return await client.people.me().then(
		({ id }) => id,
		(error: unknown) => {
			if (WebexApiError.is(error) && error.status === 403) return undefined;
			throw error;
		},
	);
}
