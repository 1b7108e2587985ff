/** A part of the time, in milliseconds since the epoch: from the one, this moment included, until before the other. */
export interface Span {
	readonly from: number;
	/** Until now when left out. */
	readonly to?: number;
}

interface Above {
	/** Of the messages that are newer, in milliseconds since the epoch. */
	readonly newest: number;
	readonly oldest: number;
	/** How many they are. */
	readonly count: number;
	/** Messages that a part may hold. */
	readonly held: number;
	/** Of the room, ISO 8601. */
	readonly created?: string | undefined;
}

/** The first part is expected to fill a page to this share: when there is a little more, one page is still enough. */
const fill = 0.8;

/**
 * Parts of it, newest first. The first one is so long that it has about a page, if there were as many messages then as
 * in what is above; each other one is twice as long as the one before. So a silence of years costs few requests.
 */
export function divide(
	{ from, to }: Required<Span>,
	{ newest, oldest, count, held, created = '' }: Above,
): readonly Span[] {
	const begun = Date.parse(created);
	const begin = begun > from ? begun : from;
	const spans: Span[] = [];
	let end = to;
	let length = Math.max(Math.ceil((held * fill * (newest - oldest)) / count), 1);
	for (; Number.isFinite(begin) && end - length > begin; length *= 2) {
		spans.push({ from: end - length, to: end });
		end -= length;
	}
	// Whatever the room says of its beginning, nothing is left out.
	return [...spans, { from, to: end }];
}
