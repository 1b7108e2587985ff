type Step<Item> = {
	readonly source: AsyncGenerator<Item>;
	readonly end: () => IteratorResult<Item>;
};

/**
 * Runs some generators at a time, and yields their values as they come. Each goes on only after its value was taken;
 * those that are left when the caller stops are ended.
 *
 * @param concurrency How many may run now; is asked before another one starts.
 * @param onLeave Ends what is under way, when the caller stops before the end.
 */
export async function* merge<Item>(
	sources: Iterable<() => AsyncGenerator<Item>>,
	concurrency: () => number,
	onLeave: () => void,
): AsyncGenerator<Item> {
	const waiting = sources[Symbol.iterator]();
	/** What each is doing; never fails. */
	const running = new Map<AsyncGenerator<Item>, Promise<void>>();
	// A queue, and no race: a race with one that is slow would hold on to all that the others gave meanwhile.
	const ready: Step<Item>[] = [];
	let wake = () => {};
	const advance = (source: AsyncGenerator<Item>) => {
		const come = (end: Step<Item>['end']) => {
			ready.push({ source, end });
			wake();
		};
		const step = source.next().then(
			(result) => come(() => result),
			(error: unknown) =>
				come(() => {
					throw error;
				}),
		);
		running.set(source, step);
	};
	const fill = () => {
		while (running.size < Math.max(concurrency(), 1)) {
			const next = waiting.next();
			if (next.done) return;
			advance(next.value());
		}
	};
	try {
		for (fill(); running.size > 0; fill()) {
			const step = ready.shift();
			if (!step) {
				await new Promise<void>((resolve) => {
					wake = resolve;
				});
				continue;
			}
			const result = step.end();
			if (result.done) {
				running.delete(step.source);
				continue;
			}
			yield result.value;
			advance(step.source);
		}
	} finally {
		// Nothing may go on after the caller has stopped.
		const left = [...running.keys()];
		if (left.length > 0) onLeave();
		await Promise.all(running.values());
		await Promise.allSettled(left.map((source) => source.return(undefined)));
	}
}
