import { createRestClient, type OnKeep, type RestClient } from '@webex-nodes/client';
import { gate, type Middleware, retry, type Wait } from '@webex-nodes/http';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { baseUrlOf } from '../credentials/environment.ts';
import { withIds } from '../locators/by-name.ts';
import { gateOf } from './gates.ts';
import { type Context, n8nTransport, plainTransport } from './transport.ts';
import { noteWait, sleepUntilCancelled, untilCancelled } from './waiting.ts';

const credentialTypes = {
	oAuth2: 'webexOAuth2Api',
	serviceApp: 'webexServiceAppApi',
	token: 'webexTokenApi',
} as const;

/** Those of the REST API, and of the Meetings XML API. */
export type Authentication = 'meetingsOAuth2' | 'meetingsPassword' | keyof typeof credentialTypes;

/** What the person chose in the node. */
export function authenticationOf(context: Context): keyof typeof credentialTypes {
	const chosen =
		'getCurrentNodeParameter' in context
			? context.getCurrentNodeParameter('authentication')
			: // It takes no expression, and each kind of context reads parameters in its own way.
				context.getNode().parameters['authentication'];
	return Object.hasOwn(credentialTypes, String(chosen)) ? (chosen as 'oAuth2') : 'oAuth2';
}

export async function credentialOf(context: Context): Promise<ICredentialDataDecryptedObject> {
	return await context.getCredentials(credentialTypes[authenticationOf(context)]);
}

/** How long to try where somebody waits for the answer. */
export interface Patience {
	readonly attempts: number;
	/** For one wait, and for all waits of a request that Webex refuses for its rate. In milliseconds. */
	readonly maxWait: number;
	/** The longest time without a byte, in milliseconds; as long as a wait when left out. */
	readonly silence?: number;
}

/** A person waits in the editor: a wrong address is reported within some seconds. */
const attemptsByHand = 3;
const modesOfEditor = new Set(['internal', 'manual']);
const isLookedAt = (context: Context) => modesOfEditor.has(context.getMode?.() ?? 'internal');

/** Repeats what Webex refused for now or what got lost, until the execution is cancelled. */
export function repeating(
	context: Context,
	patience: Partial<Omit<Patience, 'silence'>> = {},
): Middleware {
	const { maxWait: maxRefused } = patience;
	const repeat = retry({
		...waitingOf(context),
		...(isLookedAt(context) && { connectAttempts: attemptsByHand }),
		...patience,
		...(maxRefused !== undefined && { maxRefused }),
	});
	return (next) => untilCancelled(context)(repeat(next));
}

/** What waits says so. */
const waitingOf = (context: Context) => ({
	sleep: sleepUntilCancelled(context),
	onWait: (wait: Wait) => noteWait(context, wait),
});

/** A client for the credential of the node. */
export async function createClient(
	context: Context,
	{ silence, ...patience }: Partial<Patience> = {},
	onKeep?: OnKeep,
): Promise<RestClient> {
	const credentialType = credentialTypes[authenticationOf(context)];
	const credential = await credentialOf(context);
	const { maxWait: maxPause } = patience;
	const limits = timeLimitsOf(silence ?? maxPause);
	const { state, account } = await gateOf(context, credentialType, credential);
	const limited = gate(state, {
		...waitingOf(context),
		...(maxPause !== undefined && { maxPause, maxRefused: maxPause }),
	});
	const repeat = repeating(context, patience);
	const baseUrl = baseUrlOf(credential);
	const webex = createRestClient({
		transport: repeat(limited(n8nTransport(context, credentialType, limits))),
		unsigned: repeat(plainTransport(context, limits)),
		baseUrl,
		onKeep,
	});
	accounts.set(webex, { account, baseUrl });
	return webex;
}

/** Whose a client is: the same object for all clients of an account, and the service that it is of. */
interface Account {
	readonly account: object;
	readonly baseUrl: string;
}

const accounts = new WeakMap<RestClient, Account>();

export const accountOf = (webex: RestClient): Account =>
	accounts.get(webex) ?? { account: webex, baseUrl: '' };

const timeLimitsOf = (silence: number | undefined) => (silence === undefined ? {} : { silence });

/** Items that a node works on at the same time. */
const itemsAtOnce = 8;

export const restConnection = {
	client: async (context: Context, _: unknown, __: number, onKeep?: OnKeep) =>
		await createClient(context, {}, onKeep),
	locate: withIds,
	authentication: authenticationOf,
	concurrency: itemsAtOnce,
};
