import { type GateState, gateState, isIdle } from '@webex-nodes/http';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Context } from './transport.ts';

/** Requests of one account that are under way at the same time, whichever executions they belong to. */
const requestsAtOnce = 8;

const gates = new Map<string, GateState>();
const maxGates = 500;

interface AccountGate {
	readonly state: GateState;
	/** The same object for all clients of the account, and of no other one. */
	readonly account: object;
}

/**
 * One for each account of this process, for all executions: what Webex allows is learned once. An account is known by
 * its credential, and a bot or a person by the token, which may be in several credentials. Where a node has no ID of its
 * credential, accounts share what Webex allows, and nothing else: each run is an account of its own.
 */
export async function gateOf(
	context: Context,
	credentialType: string,
	{ accessToken }: ICredentialDataDecryptedObject,
): Promise<AccountGate> {
	const own =
		credentialType === 'webexTokenApi'
			? await digestOf(String(accessToken))
			: context.getNode().credentials?.[credentialType]?.id;
	const state = stateOf(`${credentialType} ${own ?? ''}`);
	return { state, account: own ? state : context };
}

function stateOf(key: string): GateState {
	const state = gates.get(key) ?? gateState(requestsAtOnce);
	gates.delete(key);
	gates.set(key, state);
	for (const [other, unused] of gates) {
		if (gates.size <= maxGates) break;
		// One that is in use has to hold back those who wait.
		if (other !== key && isIdle(unused)) gates.delete(other);
	}
	return state;
}

/** A token stays in no key. */
async function digestOf(token: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', Buffer.from(token));
	return Buffer.from(digest).toString('base64url');
}
