/** The fields that a person filled in, as Webex writes filters; `undefined` when all are empty. */
export function filterOf(values: Readonly<Record<string, unknown>>): string | undefined {
	const parts = Object.entries(values).flatMap(([name, value]) => {
		const text = String(value ?? '').trim();
		// Webex knows no filter by text: the node has its own.
		if (text === '' || name === 'text') return [];
		if (name !== 'person') return [`${name}=${text}`];
		return [text.includes('@') ? `personEmail=${text}` : `personId=${text}`];
	});
	return parts.length > 0 ? parts.join('&') : undefined;
}
