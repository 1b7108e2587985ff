import { createRestClient, type RestClient } from '@webex-nodes/client';
import {
	type GateState,
	gate,
	gateState,
	type Middleware,
	retry,
	type Wait,
} from '@webex-nodes/http';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { baseUrlOf } from '../credentials/environment.ts';
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
	/** In milliseconds. */
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
	const repeat = retry({
		...waitingOf(context),
		...(isLookedAt(context) && { connectAttempts: attemptsByHand }),
		...patience,
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
): Promise<RestClient> {
	const credentialType = credentialTypes[authenticationOf(context)];
	const credential = await credentialOf(context);
	const { maxWait: maxPause } = patience;
	const limits = timeLimitsOf(silence ?? maxPause);
	const limited = gate(gateOf(context, credentialType), {
		...waitingOf(context),
		...(maxPause !== undefined && { maxPause }),
	});
	const repeat = repeating(context, patience);
	return createRestClient({
		transport: repeat(limited(n8nTransport(context, credentialType, limits))),
		unsigned: repeat(plainTransport(context, limits)),
		baseUrl: baseUrlOf(credential),
	});
}

const timeLimitsOf = (silence: number | undefined) => (silence === undefined ? {} : { silence });

/** Requests of one credential that are under way at the same time, whichever executions they belong to. */
const requestsAtOnce = 8;

/** Items that a node works on at the same time. */
const itemsAtOnce = 8;

const gates = new Map<string, GateState>();

/** One for each credential of this process: a limit that one request meets holds back the others for the same endpoint. */
function gateOf(context: Context, credentialType: string): GateState {
	const id = context.getNode().credentials?.[credentialType]?.id ?? '';
	const key = `${credentialType} ${id}`;
	const state = gates.get(key) ?? gateState(requestsAtOnce);
	gates.set(key, state);
	return state;
}

export const restConnection = {
	client: async (context: Context) => await createClient(context),
	authentication: authenticationOf,
	concurrency: itemsAtOnce,
};
