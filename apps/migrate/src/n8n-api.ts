import { isObject, type Json } from './values.ts';

/** A running n8n, with a key of its public API. */
export interface Instance {
	/** Without the path of the API. */
	readonly url: string;
	readonly apiKey: string;
	readonly fetch?: typeof fetch;
}

/** n8n was not reached, refused a request, or answered with something else than JSON. The message is for a person. */
export class N8nFailure extends Error {
	override readonly name = 'N8nFailure';
}

const longestWait = 60_000; // ms

/** Without a slash at the end. */
export const addressOf = ({ url }: Instance): string => url.replace(/(?<!\/)\/+$/, '');

/** @throws {@link N8nFailure} */
export async function call(
	instance: Instance,
	method: string,
	path: string,
	body?: Json,
): Promise<Json> {
	const response = await send(instance, method, path, body);
	const text = await response.text();
	const what = `${method} ${path.split('?')[0]}`;
	if (!response.ok) throw new N8nFailure(refusal(what, response.status, text));
	const answer = parsed(text);
	if (isObject(answer)) return answer;
	throw new N8nFailure(
		`${what}: the answer is not JSON. Is ${addressOf(instance)} the address of n8n itself, without a path such as /home?`,
	);
}

async function send(instance: Instance, method: string, path: string, body?: Json) {
	const { fetch: request = fetch, apiKey } = instance;
	try {
		return await request(`${addressOf(instance)}/api/v1${path}`, {
			method,
			headers: {
				'X-N8N-API-KEY': apiKey,
				accept: 'application/json',
				...(body && { 'content-type': 'application/json' }),
			},
			...(body && { body: JSON.stringify(body) }),
			signal: AbortSignal.timeout(longestWait),
			// Otherwise the key would go to another host.
			redirect: 'error',
		});
	} catch (error) {
		throw new N8nFailure(
			`No n8n answers at ${addressOf(instance)}: ${reasonOf(error)}. Check the address, and that n8n runs.`,
		);
	}
}

/** `fetch` says only that it failed; why, says what caused it. */
function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	if (error.name === 'TimeoutError') return `not within ${longestWait / 1000} seconds`;
	const { cause } = error;
	if (!(cause instanceof Error)) return error.message;
	return 'code' in cause ? `${cause.code}` : cause.message;
}

const advice: Readonly<Record<number, string>> = {
	401: 'The key of the API is not valid: create one in n8n under Settings, n8n API.',
	403: 'The key needs the scopes workflow:list, workflow:read, workflow:update, workflow:activate and workflow:deactivate, and its owner access to the workflow.',
	404: 'Is it the address of n8n itself, and is its public API switched on?',
};

const refusal = (what: string, status: number, text: string) =>
	[advice[status], `${what}: n8n answers ${status} ${text.slice(0, 300)}`]
		.filter(Boolean)
		.join(' ');

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
