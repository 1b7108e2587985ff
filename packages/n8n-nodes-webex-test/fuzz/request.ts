import { createHmac } from 'node:crypto';

/** A request to a webhook, as a text that a fuzzer can change. */
export interface FuzzedRequest {
	readonly method: string;
	/** What the first line asks of the one who sends it, such as a right signature. */
	readonly words: ReadonlySet<string>;
	readonly query: Readonly<Record<string, string>>;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

/** In characters. */
const longest = 300_000;

/**
 * `METHOD word word ?query`, then headers up to an empty line, then the body. A piece such as `⟦[×5000⟧` stands for 5,000
 * times its beginning, and `{name}` for the value of that name.
 */
export function readRequest(
	text: string,
	known: Readonly<Record<string, string>> = {},
): FuzzedRequest {
	const filled = text
		.replaceAll(/⟦([^×⟧]{1,40})×(\d{1,5})⟧/gu, (_, piece: string, times: string) =>
			piece.repeat(Math.min(Number(times), longest / piece.length)),
		)
		.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
			Object.hasOwn(known, name) ? (known[name] ?? '') : whole,
		)
		.slice(0, longest);
	const end = filled.indexOf('\n\n');
	const head = end === -1 ? filled : filled.slice(0, end);
	const [first = '', ...lines] = head.split('\n');
	const [method = '', ...words] = first.split(' ');
	const headers = lines.map((line) => {
		const at = line.indexOf(':');
		return [line.slice(0, Math.max(at, 0)).toLowerCase(), line.slice(at + 1).trim()] as const;
	});
	const query = words.find((word) => word.startsWith('?')) ?? '';
	return {
		method,
		words: new Set(words),
		query: Object.fromEntries(new URLSearchParams(query)),
		headers: Object.fromEntries(headers),
		body: end === -1 ? '' : filled.slice(end + 2),
	};
}

const algorithms = ['sha1', 'sha256', 'sha512'] as const;

const signaturesOf = (body: string, secret: string) =>
	algorithms.map((algorithm) => createHmac(algorithm, secret).update(body).digest('hex'));

/** Signed as Webex does where the first line says "right", or in its old form alone where it says "old". */
export function signed(
	{ words, headers, body }: FuzzedRequest,
	secret: string,
): Record<string, string> {
	const [sha1 = '', sha256, sha512] = signaturesOf(body, secret);
	if (words.has('old')) return { ...headers, 'x-spark-signature': sha1 };
	if (!words.has('right')) return { ...headers };
	const both = { 'x-spark-signature': sha1, 'x-webex-signature': '' };
	return { ...headers, ...both, 'x-webex-signature': `SHA-256=${sha256}, SHA-512=${sha512}` };
}

/** Whether any signature of the secret is there at all: without one, nothing may start. */
export const isSigned = (
	headers: Readonly<Record<string, string>>,
	body: string,
	secret: string,
): boolean => {
	const given = Object.values(headers).join(' ').toLowerCase();
	return signaturesOf(body, secret).some((signature) => given.includes(signature));
};
