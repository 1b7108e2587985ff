import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { WebexInputError } from '@webex-nodes/http';
import { z } from 'zod';

const keyLength = 32; // bytes
const nonceLength = 12; // bytes
/** Node.js accepts shorter tags unless the length is named, and these are quickly guessed. In bytes. */
const authTagLength = 16;
const version = 1;
const cipher = 'aes-256-gcm';

const bytes = (name: string, length: number) =>
	z
		.base64()
		.transform((text) => Buffer.from(text, 'base64'))
		.refine((buffer) => buffer.length === length, { error: `a ${name} of ${length} bytes` });

/** The content of a file: JSON that shows nothing without the key. */
const Sealed = z.object({
	version: z.literal(version),
	cipher: z.literal(cipher, { error: `the cipher ${cipher}` }),
	nonce: bytes('nonce', nonceLength),
	tag: bytes('tag', authTagLength),
	content: z.base64().transform((text) => Buffer.from(text, 'base64')),
});

/** Reads a key of 32 bytes from base64, base64url or hexadecimal digits. */
export function readKey(text: string): Uint8Array {
	const trimmed = text.trim();
	const isHex = /^[0-9a-f]{64}$/i.test(trimmed);
	const key = Buffer.from(trimmed, isHex ? 'hex' : 'base64');
	if (key.length !== keyLength) {
		throw new WebexInputError(
			'key',
			`expected ${keyLength} bytes in base64 or hexadecimal digits; "openssl rand -base64 ${keyLength}" makes a key`,
		);
	}
	return key;
}

/** A new key, in the form that `readKey` reads. */
export const createKey = (): string => randomBytes(keyLength).toString('base64');

export function seal(key: Uint8Array, content: string): string {
	const nonce = randomBytes(nonceLength);
	const encryption = createCipheriv(cipher, key, nonce, { authTagLength });
	const encrypted = Buffer.concat([encryption.update(content, 'utf8'), encryption.final()]);
	const sealed: z.input<typeof Sealed> = {
		version,
		cipher,
		nonce: nonce.toString('base64'),
		tag: encryption.getAuthTag().toString('base64'),
		content: encrypted.toString('base64'),
	};
	return `${JSON.stringify(sealed)}\n`;
}

/** @throws Error with a sentence about the file, which the caller names. */
export function unseal(key: Uint8Array, text: string): string {
	const { nonce, tag, content } = parse(text);
	const decryption = createDecipheriv(cipher, key, nonce, { authTagLength });
	decryption.setAuthTag(tag);
	try {
		return Buffer.concat([decryption.update(content), decryption.final()]).toString('utf8');
	} catch {
		throw new Error('cannot be decrypted: the key is another one, or the file was changed');
	}
}

function parse(text: string): z.output<typeof Sealed> {
	const content = parseJson(text);
	const found = z.looseObject({ version: z.number() }).safeParse(content).data?.version;
	if (found !== undefined && found !== version) {
		throw new Error(
			`was written by another version of this program (format ${found}, this one reads ${version})`,
		);
	}
	const result = Sealed.safeParse(content);
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	throw new Error(
		issue?.code === 'custom' || issue?.path[0] === 'cipher'
			? `is not a token file: expected ${issue.message}`
			: `is not a token file: ${issue?.path.join('.') || 'its content'} cannot be read`,
	);
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new Error('is not a token file');
	}
}
