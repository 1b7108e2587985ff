/** Names and addresses that only this machine or its own network can reach. */
const local =
	/^(localhost|.*\.(localhost|local|internal|lan|home|home\.arpa|test|example|invalid)|(127|10|0)\..*|192\.168\..*|169\.254\..*|172\.(1[6-9]|2\d|3[01])\..*|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\..*|\[(::|f[cde]).*\]|[^.:[\]]+)\.?$/i;

/**
 * Whether an address names this machine or its own network, in any notation of an address. A name on the internet may still
 * lead there: only who resolves names can tell.
 */
export const isLocal = (url: string): boolean => local.test(new URL(url).hostname);
