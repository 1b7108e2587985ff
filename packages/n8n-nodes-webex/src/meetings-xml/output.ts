import type { IDataObject } from 'n8n-workflow';

/** The names of secrets: with them another person could sign in, or be the host. */
const secret =
	/^(hostKey|guestToken|sessionTicket|ticket|webExAccessToken|accessToken|meetingPW|registrationPWD|\w*[pP]assword|\w*AccessCode)$/;

/** Removes secrets, unless the person asked for them: n8n stores the output of a node. */
export function hideSecrets(
	item: IDataObject,
	values: Readonly<Record<string, unknown>>,
): IDataObject {
	const { includeSecrets } = values;
	return includeSecrets === true ? item : (withoutSecrets(item) as IDataObject);
}

function withoutSecrets(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutSecrets);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			// Only a text can be a secret, not an element that contains others, nor a flag.
			.filter(([name, inner]) => typeof inner !== 'string' || !secret.test(name))
			.map(([name, inner]) => [name, withoutSecrets(inner)]),
	);
}
