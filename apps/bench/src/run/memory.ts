/** In MB: a million bytes. */
const MB = 1e6;

/** Begins to watch the memory of this process; `end` gives the peak over what it was, in MB. */
export function watchMemory(): { readonly end: () => number } {
	globalThis.gc?.();
	const idle = process.memoryUsage.rss();
	const highest = process.resourceUsage().maxRSS;
	let peak = idle;
	const look = () => {
		peak = Math.max(peak, process.memoryUsage.rss());
	};
	const timer = setInterval(look, 20);
	return {
		end: () => {
			clearInterval(timer);
			look();
			const { maxRSS } = process.resourceUsage();
			// The system knows the peak of the whole process; looking at times only matters when that was before.
			if (maxRSS > highest) peak = Math.max(peak, maxRSS * 1024);
			return (peak - idle) / MB;
		},
	};
}
