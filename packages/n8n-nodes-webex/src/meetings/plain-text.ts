const entities: ReadonlyMap<string, string> = new Map([
	['amp', '&'],
	['apos', "'"],
	['gt', '>'],
	['lt', '<'],
	['nbsp', ' '],
	['quot', '"'],
]);

/** HTML as Webex writes it in summaries, as text: a line for each block, and a dash before the entries of lists. */
export function plainText(html: string): string {
	const text = html
		.replaceAll(/\s+/g, ' ')
		.replaceAll(/<li\b[^<>]*>/gi, '\n- ')
		.replaceAll(/<br\b[^<>]*>|<\/(?:p|div|h\d|ul|ol|tr)>|<(?:p|div|h\d|tr)\b[^<>]*>/gi, '\n')
		.replaceAll(/<\/?[a-z][^<>]*>/gi, '')
		.replaceAll(/&(#x[\da-f]+|#\d+|\w+);/gi, (written, name: string) => decoded(name) ?? written);
	return text
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean)
		.join('\n');
}

function decoded(name: string): string | undefined {
	if (!name.startsWith('#')) return entities.get(name.toLowerCase());
	const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
	return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : undefined;
}
