/** Waits for work that is shared with other callers: a caller that gives up ends its own waiting only. */
export async function unlessAborted<Value>(
	shared: Promise<Value>,
	signal: AbortSignal | undefined,
): Promise<Value> {
	if (!signal) return await shared;
	let stop = () => {};
	const aborted = new Promise<never>((_, reject) => {
		stop = () => reject(signal.reason);
		if (signal.aborted) stop();
	});
	signal.addEventListener('abort', stop, { once: true });
	try {
		return await Promise.race([shared, aborted]);
	} finally {
		signal.removeEventListener('abort', stop);
	}
}

export const isAbortError = (error: unknown): boolean =>
	error instanceof Error && error.name === 'AbortError';
