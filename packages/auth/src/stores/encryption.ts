import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { WebexInputError } from '@webex-nodes/http';

const keyLength = 32; // bytes
const version = 1;

/** What stands in a file: readable for machines, and useless without the key. */
interface Sealed {
	readonly version: number;
	readonly cipher: 'aes-256-gcm';
	readonly nonce: string;
	readonly tag: string;
	readonly content: string;
}

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
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', key, nonce);
	const bytes = Buffer.concat([cipher.update(content, 'utf8'), cipher.final()]);
	const sealed: Sealed = {
		version,
		cipher: 'aes-256-gcm',
		nonce: nonce.toString('base64'),
		tag: cipher.getAuthTag().toString('base64'),
		content: bytes.toString('base64'),
	};
	return `${JSON.stringify(sealed)}\n`;
}

/** @throws Error with a sentence about the file, which the caller names. */
export function unseal(key: Uint8Array, text: string): string {
	const sealed = parse(text);
	if (sealed.version !== version) {
		throw new Error(
			`was written by another version of this program (format ${sealed.version}, this one reads ${version})`,
		);
	}
	const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.nonce, 'base64'));
	decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'));
	try {
		const bytes = decipher.update(Buffer.from(sealed.content, 'base64'));
		return Buffer.concat([bytes, decipher.final()]).toString('utf8');
	} catch {
		throw new Error('cannot be decrypted: the key is another one, or the file was changed');
	}
}

function parse(text: string): Sealed {
	try {
		return JSON.parse(text) as Sealed;
	} catch {
		throw new Error('is not a token file');
	}
}
