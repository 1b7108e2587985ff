/** One piece of work after the other, within this process. */
export function createQueue(): <Result>(work: () => Promise<Result>) => Promise<Result> {
	let last: Promise<unknown> = Promise.resolve();
	return async (work) => {
		const mine = last.then(work, work);
		last = mine.catch(() => undefined);
		return await mine;
	};
}
