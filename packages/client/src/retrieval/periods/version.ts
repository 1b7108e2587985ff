/**
 * A number that differs when one of the facts does: 52 bits of FNV-1a, in two halves. It is kept in cursors, so it must
 * not change.
 * @see https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
 */
export function versionOf(...facts: readonly unknown[]): number {
	const text = JSON.stringify(facts.map((fact) => fact ?? null));
	return hash(text, 0x811c9dc5) * 2 ** 20 + (hash(text, 0x01234567) >>> 12);
}

function hash(text: string, start: number): number {
	let value = start;
	for (let index = 0; index < text.length; index++) {
		value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
	}
	return value >>> 0;
}
