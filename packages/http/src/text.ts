/** A tracking ID is shorter; more comes from something that is not Webex. */
export const maxTrackingId = 120;
const maxText = 1000;

export interface CleanOptions {
	/** In characters. */
	readonly maxLength?: number;
	/** Values that are removed wherever they stand. */
	readonly secrets?: readonly string[];
}

/** What stands for a secret. */
const removed = '[removed]';

/**
 * A text of a server, ready for an error: on one line, of a bounded length, without tokens. Some gateways repeat the
 * headers of the request in their error.
 */
export function cleanText(
	text: string,
	{ maxLength = maxText, secrets = [] }: CleanOptions = {},
): string {
	// Longer than what is shown, so that no token is cut before it is recognised.
	const beginning = text.slice(0, 3 * maxText);
	const line = redact(beginning, secrets)
		.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
		.replaceAll(/\p{Bidi_Control}/gu, '')
		.trim();
	return line.length > maxLength ? `${line.slice(0, maxLength)}…` : line;
}

/** Replaces the given secrets, and everything that looks like a token. */
export function redact(text: string, secrets: readonly string[] = []): string {
	const withoutKnown = secrets
		.filter((secret) => secret.length >= 8)
		.reduce((rest, secret) => rest.replaceAll(secret, removed), text);
	return patterns.reduce(
		(rest, pattern) => rest.replaceAll(pattern, `$<before>${removed}`),
		withoutKnown,
	);
}

const patterns: readonly RegExp[] = [
	// A header or a field of that name, quoted or not, with its scheme.
	/(?<before>(?<!\w)(?:proxy-)?authorization["']?\s*[:=]\s*["']?)(?:(?:Basic|Bearer|Digest)\s+)?[^\s"',;<>]+/gi,
	/(?<before>\b(?:Basic|Bearer)\s+)[\w.~+/=-]{8,}/gi,
	/(?<before>(?<!\w)(?:access_token|refresh_token|client_secret|code_verifier)["']?\s*[:=]\s*["']?)[^\s"'&,;<>]+/gi,
	// Tokens of Webex end in the name of a cluster and a UUID. Begins at the edge of a word, to stay linear.
	/(?<before>(?<![\w-]))[\w-]{20,200}_[A-Za-z0-9]{2,8}_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi,
	// A JSON Web Token: a guest, or a session of the identity service. It may follow a hyphen; the first that does counts.
	/(?<before>(?<![\w-])(?:(?:(?!-eyJ)[\w-])*-)??)eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
];
