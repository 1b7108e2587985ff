/** Names and addresses that only this machine or its own network can reach. */
const local =
	/^(localhost|.*\.(localhost|local|internal|lan|home|home\.arpa|test|example|invalid)|127\..*|10\..*|192\.168\..*|169\.254\..*|172\.(1[6-9]|2\d|3[01])\..*|0\.0\.0\.0|\[(::1?|f[cde].*)\]|[^.:[\]]+)$/i;

/** Whether Webex can send to an address: it is on the internet, unless it is a simulator on this machine. */
export function isReachable(targetUrl: string, baseUrl: string): boolean {
	return isLocal(baseUrl) || !isLocal(targetUrl);
}

const isLocal = (url: string) => local.test(new URL(url).hostname);
