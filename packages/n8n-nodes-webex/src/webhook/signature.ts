/** Of a delivery, as Node returns them. */
type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

interface Signature {
	readonly hash: 'SHA-1' | 'SHA-256' | 'SHA-512';
	readonly value: string;
}

const strength = ['SHA-1', 'SHA-256', 'SHA-512'];

/**
 * Whether the body was signed with the secret: by the strongest signature that came with it, over its raw bytes, in
 * constant time.
 * @see https://developer.webex.com/docs/webhooks (handling and validating)
 */
export async function isGenuine(
	headers: Headers,
	body: Uint8Array,
	secret: string,
): Promise<boolean> {
	const [strongest] = readSignatures(headers).sort(
		(one, other) => strength.indexOf(other.hash) - strength.indexOf(one.hash),
	);
	if (!strongest) return false;
	const key = await crypto.subtle.importKey(
		'raw',
		Buffer.from(secret),
		{ name: 'HMAC', hash: strongest.hash },
		false,
		['verify'],
	);
	return await crypto.subtle.verify('HMAC', key, Buffer.from(strongest.value, 'hex'), body);
}

function readSignatures(headers: Headers): Signature[] {
	const found: Signature[] = [];
	const spark = String(headers['x-spark-signature'] ?? '');
	if (/^[0-9a-f]{40}$/i.test(spark)) found.push({ hash: 'SHA-1', value: spark });
	const webex = String(headers['x-webex-signature'] ?? '');
	for (const [, hash = '', value = ''] of webex.matchAll(/(SHA-(?:256|512))=([0-9a-f]+)/gi)) {
		found.push({ hash: hash.toUpperCase() as Signature['hash'], value });
	}
	return found;
}

/** At random, so that nobody can guess it. */
export function newSecret(): string {
	return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('hex');
}
