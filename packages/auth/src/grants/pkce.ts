import { createHash, randomBytes } from 'node:crypto';

export interface PkcePair {
	/** Stays with the client until the code is exchanged. */
	readonly verifier: string;
	/** Goes into the authorize address. */
	readonly challenge: string;
	readonly method: 'S256' | 'plain';
}

/** @see https://www.rfc-editor.org/rfc/rfc7636#section-4 */
export function createPkcePair(
	verifier: string = randomBytes(32).toString('base64url'),
	method: PkcePair['method'] = 'S256',
): PkcePair {
	const hash = () => createHash('sha256').update(verifier).digest('base64url');
	return { verifier, challenge: method === 'plain' ? verifier : hash(), method };
}
