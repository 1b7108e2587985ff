/**
 * What counts when names are compared: not the case, not the number of blanks, and not in which of Unicode's ways a
 * letter or an emoji is written. Upper case, because there ß is SS, and a final sigma is one.
 */
export const fold = (text: string): string =>
	text
		.normalize('NFKC')
		.replaceAll('\uFE0F', '')
		.replaceAll(/\s+/g, ' ')
		.trim()
		.toLowerCase()
		.toUpperCase();

const wordsOf = (text: string) =>
	fold(text)
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);

/** How many words of the one are in the other, for what somebody may have meant. */
export function sharedWords(one: string, other: string): number {
	const words = new Set(wordsOf(other));
	return wordsOf(one).filter((word) => words.has(word)).length;
}
