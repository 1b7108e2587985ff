/**
 * Runs some generators at a time, and yields their values as they come. Each goes on only after its value was taken;
 * those that are left when the caller stops are ended.
 */
export async function* merge<Item>(
	sources: Iterable<() => AsyncGenerator<Item>>,
	concurrency: number,
): AsyncGenerator<Item> {
	type Step = { readonly source: AsyncGenerator<Item>; readonly result: IteratorResult<Item> };
	const waiting = sources[Symbol.iterator]();
	const running = new Map<AsyncGenerator<Item>, Promise<Step>>();
	const advance = (source: AsyncGenerator<Item>) => {
		running.set(
			source,
			source.next().then((result) => ({ source, result })),
		);
	};
	const fill = () => {
		while (running.size < concurrency) {
			const next = waiting.next();
			if (next.done) return;
			advance(next.value());
		}
	};
	try {
		for (fill(); running.size > 0; fill()) {
			const { source, result } = await Promise.race(running.values());
			if (result.done) {
				running.delete(source);
				continue;
			}
			yield result.value;
			advance(source);
		}
	} finally {
		const left = [...running.keys()];
		// Nothing may fail unnoticed, or go on, after the caller has stopped.
		await Promise.allSettled(running.values());
		await Promise.allSettled(left.map((source) => source.return(undefined)));
	}
}
