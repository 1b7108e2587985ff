import type { rest, Webhook } from '@webex-nodes/client';
import { CreateWebhook, ListWebhooks, UpdateWebhook } from '@webex-nodes/client/schemas';
import { z } from 'zod';
import { Failure, missingScope } from '../../failure.ts';
import { filtersOf, firehose } from '../../webhooks/matches.ts';
import { webhookResources } from '../../webhooks/resources.ts';
import { readScopes } from '../../webhooks/scopes.ts';
import { allows } from '../allows.ts';
import { type Call, type Endpoints, readId } from '../endpoint.ts';

const one = z.strictObject({ webhookId: z.string() });

export const webhooks: Endpoints<typeof rest.webhooks> = {
	create: {
		input: CreateWebhook,
		handle: (draft, call) => {
			const { world, caller, token } = call;
			check(draft, call);
			const scopes = readScopes[draft.resource];
			if (scopes && !scopes.some((scope) => allows(token, scope))) {
				throw new Failure(403, missingScope);
			}
			if (draft.ownedBy === 'org' && !caller.isAdmin) throw new Failure(403, missingScope);
			const webhook: Webhook = {
				...draft,
				id: world.newId('WEBHOOK'),
				status: 'active',
				ownedBy: draft.ownedBy ?? 'creator',
				created: world.time(),
				orgId: world.organisationId,
				createdBy: caller.id,
			};
			world.webhooks.set(webhook.id, webhook);
			return webhook;
		},
	},
	delete: {
		input: one,
		handle: ({ webhookId }, call) => {
			call.world.webhooks.delete(existing(webhookId, call).id);
			return undefined;
		},
	},
	get: { input: one, handle: ({ webhookId }, call) => existing(webhookId, call) },
	list: {
		input: ListWebhooks,
		pageSize: () => ({ usual: 100, largest: 1000 }),
		handle: ({ ownedBy }, { world, caller }) =>
			[...world.webhooks.values()].filter((webhook) =>
				ownedBy === 'org'
					? caller.isAdmin && webhook.ownedBy === 'org'
					: webhook.createdBy === caller.id,
			),
	},
	update: {
		input: UpdateWebhook,
		handle: ({ webhookId, ...draft }, call) => {
			const webhook = existing(webhookId, call);
			if (draft.name.trim() === '') throw new Failure(400, 'name cannot be empty');
			if (draft.status !== undefined && draft.status !== 'active') {
				throw new Failure(400, 'status can only be set to active');
			}
			const updated = { ...webhook, ...draft };
			call.world.webhooks.set(webhook.id, updated);
			return updated;
		},
	},
};

function check(
	{ name, targetUrl, resource, event, filter }: z.infer<typeof CreateWebhook>,
	{ switches }: Call,
): void {
	if (name.trim() === '') throw new Failure(400, 'name cannot be empty');
	if (!/^https?:\/\/\S+$/.test(targetUrl)) throw new Failure(400, 'targetUrl cannot be null');
	const known = webhookResources[resource];
	if (!known) throw new Failure(400, `Invalid value for resource: ${resource}`);
	const isFirehose = resource === 'all' && switches.firehoseEvents === 'any';
	const events = isFirehose ? firehose.events : known.events;
	if (event !== 'all' && !events.includes(event)) {
		throw new Failure(400, `Invalid value for event: ${event}`);
	}
	for (const name of filterNames(filter)) {
		if (!known.filters.includes(name)) {
			throw new Failure(400, `Invalid value for filter: ${name}`);
		}
	}
}

function filterNames(filter: string | undefined): string[] {
	try {
		return filtersOf(filter).map(([name]) => name);
	} catch {
		throw new Failure(400, `Invalid value for filter: ${filter}`);
	}
}

function existing(webhookId: string, { world, caller }: Call): Webhook {
	const webhook = world.webhooks.get(readId('WEBHOOK', webhookId));
	const isOwn = webhook?.createdBy === caller.id || (webhook?.ownedBy === 'org' && caller.isAdmin);
	if (!webhook || !isOwn) throw new Failure(404, 'The requested resource could not be found.');
	return webhook;
}
