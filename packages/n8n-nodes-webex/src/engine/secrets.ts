/** Names of what lets somebody in, be the host, act as somebody else, or forge what Webex sends. */
const secret =
	/^(?:secret|(?:access|refresh)_token|token|sessionTicket|ticket|hostKey|hostPin|meetingPW|registrationId|startLink|registrationPWD|(?:recording|audio|transcript)DownloadLink)$|(?:[cC]lient_?[sS]ecret|(?:[aA]ccess|[rR]efresh|[gG]uest)Token|[pP]assword|AccessCode)$/;

/** What Webex answered, without its secrets: n8n stores the output of a node with the execution. */
export function hideSecrets<Given>(given: Given): Given {
	return withoutSecrets(given) as Given;
}

function withoutSecrets(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutSecrets);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			// An element that holds others, or says yes or no, is not the secret itself.
			.filter(([name, inner]) => typeof inner !== 'string' || !secret.test(name))
			.map(([name, inner]) => [name, withoutSecrets(inner)]),
	);
}
