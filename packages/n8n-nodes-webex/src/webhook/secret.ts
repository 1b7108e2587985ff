import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/**
 * The secret of a node's webhook, computed from a secret of its credential: so every process of n8n knows it, also
 * before n8n has saved what the process that registered the webhook knows. `undefined` for a credential without one.
 */
export async function secretFor(
	{ clientSecret, accessToken }: ICredentialDataDecryptedObject,
	identity: string,
): Promise<string | undefined> {
	const own = String(clientSecret || accessToken || '');
	if (own === '') return undefined;
	const key = await crypto.subtle.importKey(
		'raw',
		Buffer.from(own),
		{ name: 'HMAC', hash: 'SHA-256' },
		false,
		['sign'],
	);
	const signed = await crypto.subtle.sign(
		'HMAC',
		key,
		Buffer.from(`secret of the webhook ${identity}`),
	);
	return Buffer.from(signed).toString('hex');
}
