import { createRestClient, type RestClient } from '@webex-nodes/client';
import { type GateState, gate, gateState, retry, type Sleep } from '@webex-nodes/http';
import { type ICredentialDataDecryptedObject, sleep } from 'n8n-workflow';
import { baseUrlOf } from '../credentials/environment.ts';
import { type Context, n8nTransport } from './transport.ts';

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
	readonly longestWait: number;
}

/** A client for the node's credential. */
export async function createClient(context: Context, patience?: Patience): Promise<RestClient> {
	const credentialType = credentialTypes[authenticationOf(context)];
	const credential = await credentialOf(context);
	const sleep = sleepUntilCancelled(context);
	const pause = patience && { longestPause: patience.longestWait };
	const transport = retry({ sleep, ...patience })(
		gate(gateOf(context, credentialType), { sleep, ...pause })(
			n8nTransport(context, credentialType),
		),
	);
	return createRestClient({ transport, baseUrl: baseUrlOf(credential) });
}

/** Requests of one credential that are under way at the same time, whichever executions they belong to. */
const requestsAtOnce = 8;

/** Items that a node works on at the same time. */
const itemsAtOnce = 8;

const gates = new Map<string, GateState>();

/** One for each credential of this process: a limit that one request meets holds the others back too. */
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

/** n8n offers no timers to nodes, so the cancel signal is looked at between short sleeps. */
export function sleepUntilCancelled(context: Context): Sleep {
	const signal =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	return async (duration) => {
		for (let left = duration; left > 0; left -= 500) {
			signal?.throwIfAborted();
			await sleep(Math.min(left, 500));
		}
	};
}
