import { ignoring } from '@webex-nodes/http';
import type { RestClient } from '../../rest/engine/client.ts';

/** The account whose token it is. Each answer is looked up once, when it is first needed. */
export interface Account {
	/** `undefined` when the token may not know. */
	readonly id: () => Promise<string | undefined>;
	/** A bot may list only what mentions it, in group rooms. `undefined` when the token may not know. */
	readonly isBot: () => Promise<boolean | undefined>;
	/** Whether it was found to be a bot by now; asks nothing. */
	readonly isKnownBot: () => boolean;
}

interface Identity {
	readonly id: string;
	readonly isBot: boolean;
}

/** The addresses of bots, new and old. @see https://developer.webex.com/docs/bots */
const botAddress = /@(webex\.bot|sparkbot\.io)$/i;

export function accountOf(client: RestClient, signal?: AbortSignal): Account {
	const call = { ...(signal && { signal }) };
	let isKnownBot = false;
	let identity: Promise<Identity | undefined> | undefined;
	const identify = () => {
		identity ??= lookUp();
		return identity;
	};

	async function lookUp(): Promise<Identity | undefined> {
		const found = (await byPerson()) ?? (await byMembership());
		isKnownBot = found?.isBot ?? false;
		return found;
	}

	async function byPerson(): Promise<Identity | undefined> {
		const me = await client.people.me({}, call).catch(ignoring(403));
		return me && { id: me.id, isBot: me.type === 'bot' };
	}

	/** Without `spark:people_read`: every account may list its own memberships. */
	async function byMembership(): Promise<Identity | undefined> {
		const memberships = client.memberships.list({}, { limit: 1, ...call });
		const [own] = (await memberships.then((all) => all, ignoring(403))) ?? [];
		return own && { id: own.personId, isBot: botAddress.test(own.personEmail ?? '') };
	}

	return {
		id: async () => (await identify())?.id,
		isBot: async () => (await identify())?.isBot,
		isKnownBot: () => isKnownBot,
	};
}

/** When the account joined a room, in milliseconds since the epoch; `undefined` when the token may not know. */
export async function joinedAt(
	client: RestClient,
	roomId: string,
	{ account, signal }: { readonly account: Account; readonly signal: AbortSignal },
): Promise<number | undefined> {
	const personId = await account.id();
	if (personId === undefined) return undefined;
	const memberships = client.memberships.list({ roomId, personId }, { limit: 1, signal });
	const [own] = (await memberships.then((all) => all, ignoring(403))) ?? [];
	return own?.created === undefined ? undefined : Date.parse(own.created);
}
