import type { IDataObject } from 'n8n-workflow';

/** What lets somebody in, or be the host. */
const secret =
	/^(hostKey|guestToken|sessionTicket|ticket|webExAccessToken|accessToken|meetingPW|registrationPWD|\w*[pP]assword|\w*AccessCode)$/;

/** Without secrets, unless the person asked for them: n8n stores what a node gives. */
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
			// An element that holds others, or says yes or no, is not the secret itself.
			.filter(([name, inner]) => typeof inner !== 'string' || !secret.test(name))
			.map(([name, inner]) => [name, withoutSecrets(inner)]),
	);
}
