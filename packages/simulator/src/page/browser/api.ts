type Method = 'DELETE' | 'POST';

/** @throws Error with the simulator's own sentence. */
export async function request<Answer>(
	path: string,
	body?: object,
	method: Method = 'POST',
): Promise<Answer> {
	const response = await fetch(
		path,
		body && {
			method,
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		},
	);
	const text = await response.text();
	if (response.ok) return JSON.parse(text || 'null');
	throw new Error(sentenceOf(text) ?? `The answer was ${response.status}.`);
}

function sentenceOf(text: string): string | undefined {
	try {
		return JSON.parse(text).message;
	} catch {
		// Not from the simulator, such as the page of a proxy: the status says enough.
		return undefined;
	}
}

export const messageOf = (error: unknown) =>
	error instanceof Error ? error.message : String(error);
