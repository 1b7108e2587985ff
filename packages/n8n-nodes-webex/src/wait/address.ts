import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import { baseUrlOf } from '../credentials/environment.ts';
import { credentialOf } from '../n8n/client.ts';
import { isReachable } from '../webhook/reachable.ts';
import { homeAddress } from './resume.ts';
import { type State, stateOf } from './watch/state.ts';

interface Problem {
	readonly message: (origin: string) => string;
	readonly description: string;
}

/** Whether Webex can send to the resume address of this execution. */
export const isPublic = async (context: IExecuteFunctions): Promise<boolean> =>
	isReachable(homeAddress(context), baseUrlOf(await credentialOf(context)));

/**
 * Throws when no answer could arrive at the resume address of this execution, before anything is sent. Returns what n8n
 * says there.
 */
export async function checkAddress(
	context: IExecuteFunctions,
	by: 'card' | 'link' | 'look',
): Promise<State> {
	const address = homeAddress(context);
	const { origin } = new URL(address);
	const fail = ({ message, description }: Problem) =>
		new NodeOperationError(context.getNode(), message(origin), { description });
	if (by === 'card' && !(await isPublic(context))) throw fail(unreachable);
	const state = await ownState(context, address);
	// The token of an execution, which a look needs, is stored when the execution waits; a worker may have made it just now.
	const isToken = by === 'look' && state === 'refused';
	const problem = isToken ? undefined : problems[state];
	if (problem) throw fail(problem);
	return state;
}

/** The answer to a card is a delivery of Webex. */
const unreachable: Problem = {
	message: (origin) => `Webex cannot reach this n8n at ${origin}`,
	description:
		'An answer by card comes over the internet. Set WEBHOOK_URL of n8n to an address that is known there (a domain, or a tunnel); in queue mode each worker needs it too, because the worker sends the question. Or set "Answer By" to "Link to a Page".',
};

/** By what n8n says at the address while it runs the execution. */
const problems: Partial<Record<State, Problem>> = {
	refused: {
		message: (origin) => `The n8n at ${origin} does not accept answers to what this process asks`,
		description:
			'It refuses the signature of the address to answer at, so nothing was sent. Give all processes of n8n (main, workers, webhook processors) the same N8N_ENCRYPTION_KEY, and the same N8N_HMAC_SIGNATURE_SECRET where it is set. Then restart them.',
	},
	'not here': {
		message: (origin) => `The n8n at ${origin} does not know this execution`,
		description:
			'What it waits for would go to another n8n, so nothing was sent. Set WEBHOOK_URL to the address of this n8n; in queue mode each worker needs it too, because the worker begins to wait.',
	},
};

/** A process may be unable to reach the public address of its n8n: then it does not try before each question. */
const silentUntil = new Map<string, number>();
const silence = 600_000; // ms
const timeout = 3000; // ms

async function ownState(context: IExecuteFunctions, address: string): Promise<State> {
	const { origin } = new URL(address);
	if (Date.now() < (silentUntil.get(origin) ?? 0)) return 'unknown';
	const state = await stateOf(context, address, { timeout });
	if (state === 'unknown') silentUntil.set(origin, Date.now() + silence);
	return state;
}
