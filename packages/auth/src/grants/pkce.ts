import { randomText } from './random.ts';

export interface PkcePair {
	/** Stays with the client until the code is exchanged. */
	readonly verifier: string;
	/** Goes into the authorize address. */
	readonly challenge: string;
	readonly method: 'S256' | 'plain';
}

/** @see https://www.rfc-editor.org/rfc/rfc7636#section-4 */
export async function createPkcePair(
	verifier: string = randomText(32),
	method: PkcePair['method'] = 'S256',
): Promise<PkcePair> {
	const challenge = method === 'plain' ? verifier : await digestOf(verifier);
	return { verifier, challenge, method };
}

async function digestOf(text: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', Buffer.from(text));
	return Buffer.from(digest).toString('base64url');
}
