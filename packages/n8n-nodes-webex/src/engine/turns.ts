/** An item among those that are worked on side by side. */
export interface Turn {
	/** Waits for those that began before it and have one of these names in common with it. To be called once. */
	readonly after: (names: readonly string[]) => Promise<void>;
	readonly end: () => void;
}

interface Running {
	/** Empty for a turn that ended without names. */
	readonly names: Promise<readonly string[]>;
	readonly ended: Promise<void>;
}

/** Creates a function that returns the turn of each item; to be called in the order of the items. */
export function createTurns(): () => Turn {
	const running = new Set<Running>();
	return () => {
		const earlier = [...running];
		let name: (names: readonly string[]) => void = () => {};
		let finish = () => {};
		const own: Running = {
			names: new Promise((resolve) => {
				name = resolve;
			}),
			ended: new Promise((resolve) => {
				finish = resolve;
			}),
		};
		running.add(own);
		return {
			after: async (names) => {
				name(names);
				for (const other of earlier) {
					const theirs = await other.names;
					if (theirs.some((each) => names.includes(each))) await other.ended;
				}
			},
			end: () => {
				running.delete(own);
				name([]);
				finish();
			},
		};
	};
}
