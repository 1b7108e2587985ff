/** Names of what lets somebody in, be the host, act as somebody else, or forge what Webex sends. */
const secret =
	/^(?:secret|(?:access|refresh)_token|token|sessionTicket|ticket|hostKey|hostPin|meetingPW|registrationId|startLink|registrationPWD|(?:recording|audio|transcript)DownloadLink)$|(?:[cC]lient_?[sS]ecret|(?:[aA]ccess|[rR]efresh|[gG]uest)Token|[pP]assword|AccessCode)$/;

/** In a link that lets in whoever has it. A text may speak of such an address, as that of a help desk. */
const ticketed = /[?&](integration(Join|Start)Token|TK|ticket)=/;
const isLink = (name: string, text: string) => /(?:link|url)$/i.test(name) && ticketed.test(text);

/**
 * What Webex answered, without its secrets: n8n stores the output of a node with the execution.
 * @param link the name of the one that was asked for.
 */
export function hideSecrets<Given>(given: Given, link?: string): Given {
	const whole: Holder = { given };
	const left = [whole];
	// One after the other: what is nested deep does not fit on the stack.
	for (let holder = left.pop(); holder; holder = left.pop()) {
		for (const [name, inner] of Object.entries(holder)) {
			// What somebody entered into a card has the names that the author of the card chose, such as "ticket".
			if (typeof inner !== 'object' || inner === null || name === 'inputs') continue;
			const copy = withoutSecrets(inner, link);
			holder[name] = copy;
			left.push(copy);
		}
	}
	return whole['given'] as Given;
}

type Holder = Record<string, unknown>;

function withoutSecrets(value: object, link?: string): Holder {
	if (Array.isArray(value)) return [...value] as unknown as Holder;
	return Object.fromEntries(
		Object.entries(value)
			// An element that holds others, or says yes or no, is not the secret itself.
			.filter(
				([name, inner]) =>
					typeof inner !== 'string' || name === link || !(secret.test(name) || isLink(name, inner)),
			),
	);
}
