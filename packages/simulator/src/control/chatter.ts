/** Messages that arrive by themselves. */
export interface Chatter {
	/** Between two messages; 0 while there are none. */
	readonly seconds: number;
	/** From now on; 0 stops them. The process does not stay alive for them. */
	readonly set: (seconds: number) => void;
}

/** @param say lets the next message arrive. */
export function createChatter(say: () => void): Chatter {
	let current = 0;
	let timer: NodeJS.Timeout | undefined;
	return {
		get seconds() {
			return current;
		},
		set: (seconds) => {
			clearInterval(timer);
			timer = seconds > 0 ? setInterval(say, seconds * 1000).unref() : undefined;
			current = seconds;
		},
	};
}
