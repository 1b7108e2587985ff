/** A part of the time, in milliseconds since the epoch: from the one, this moment included, until before the other. */
export interface Span {
	readonly from: number;
	/** Until now when left out. */
	readonly to?: number;
}

/** What is to be read. */
export interface Plan {
	readonly span: Required<Span>;
	/** Messages in a millisecond, if they come as in what was read before. */
	readonly density: number;
	/** They were found to come evenly: it is cut into slices of about a page. */
	readonly isEven: boolean;
}

interface Above {
	/** Messages in a millisecond of what is newer. */
	readonly density: number;
	/** What was expected there, if anything was. */
	readonly expected: number | undefined;
	/** Messages that a part may hold. */
	readonly held: number;
	/** Of the room, ISO 8601. */
	readonly created?: string | undefined;
}

/** Parts and slices are expected to fill a page to this share: when there is a little more, one page is still enough. */
const fill = { part: 0.8, slice: 0.9 };

/** So many times more or less than expected is still even. */
const evenness = 1.5;

/**
 * Parts of it, newest first. The first one is so long that it has about a page, if there were as many messages then as
 * in what is above; each other one is twice as long as the one before. So a silence of years costs few requests. Where
 * there were as many as expected, it is one part, to be cut into slices.
 */
export function divide(
	{ from, to }: Required<Span>,
	{ density, expected = 0, held, created }: Above,
): readonly Plan[] {
	if (density < expected * evenness && density > expected / evenness) {
		return [{ span: { from, to }, density, isEven: true }];
	}
	const begin = beginOf(from, created);
	const plans: Plan[] = [];
	let end = to;
	let length = Math.max(Math.ceil((held * fill.part) / density), 1);
	for (; end - length > begin; length *= 2) {
		plans.push({ span: { from: end - length, to: end }, density, isEven: false });
		end -= length;
	}
	// Whatever the room says of its beginning, nothing is left out.
	return [...plans, { span: { from, to: end }, density, isEven: false }];
}

/** The oldest slice, and what is left above it. All slices are of the same length. */
export function cut(
	{ span: { from, to }, density }: Plan,
	{ held, created }: Pick<Above, 'created' | 'held'>,
): { readonly slice: Plan; readonly left?: Plan } {
	const begin = beginOf(from, created);
	const slices = Math.ceil(((to - begin) * density) / (held * fill.slice));
	const end = begin + Math.ceil((to - begin) / Math.max(slices, 1));
	const slice = { span: { from, to: Math.min(end, to) }, density, isEven: false };
	return end < to ? { slice, left: { span: { from: end, to }, density, isEven: true } } : { slice };
}

/** Messages in a millisecond. */
export const densityOf = (count: number, { from, to }: Required<Span>, created?: string): number =>
	count / Math.max(to - beginOf(from, created), 1);

/** Nothing is older than the room. */
function beginOf(from: number, created = ''): number {
	const begun = Date.parse(created);
	return Number.isNaN(begun) ? from : Math.max(begun, from);
}
