/** Characters of base64url that nobody can guess, from as many bytes. Web Crypto: `node:crypto` takes 10 ms to load. */
export const randomText = (bytes: number): string =>
	Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('base64url');
