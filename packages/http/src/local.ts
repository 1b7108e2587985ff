/** Names that nobody can register, and those of home and company networks. */
const names =
	/^((.*\.)?(localhost|localdomain|local|internal|lan|home|home\.arpa|corp|test|example|invalid)|[^.:[\]]+)\.?$/i;

/** Of this machine, of its own network, for tests of networks, for many receivers, and reserved. */
const numbers =
	/^((127|10|0|22[4-9]|2[3-5]\d)(\.\d+){3}|(192\.168|169\.254|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|198\.1[89])(\.\d+){2})$/;

const longNumbers = /^\[(::|f[c-f]).*\]$/;

/**
 * Addresses that lead to one of the older kind. @see RFC 6052 and RFC 3056
 * A number that begins with zeros, and is not written whole, is of the network 0.
 */
const leading = /^\[(?:64:ff9b::|2002:)([\da-f]*):?([\da-f]*)/;

/**
 * Whether an address names this machine or its own network, in any notation of an address. A name on the internet may still
 * lead there: only who resolves names can tell.
 */
export function isLocal(url: string): boolean {
	const { hostname } = new URL(url);
	const [inside, high = '', low = ''] = leading.exec(hostname) ?? [];
	const parts = [high, low].map((part) => Number.parseInt(part || '0', 16));
	const older = parts.flatMap((part) => [part >> 8, part & 255]).join('.');
	return [names, numbers, longNumbers].some((kind) => kind.test(inside ? older : hostname));
}
