/** IDs or addresses as people enter several: with commas, blanks or lines in between, or as the list of an expression. */
export const namesIn = (value: unknown): string[] =>
	(Array.isArray(value) ? value.map(String) : String(value ?? '').split(/[\s,;]+/))
		.map((name) => name.trim())
		.filter(Boolean);
