/**
 * The address of the next page in a `Link` header. Reads any number of links and relations in one value,
 * parameters in any order, quoted or not.
 * @see https://www.rfc-editor.org/rfc/rfc8288#section-3
 */
export function readNextLink(header: string | undefined): string | undefined {
	for (const [, address = '', parameters = ''] of (header ?? '').matchAll(link)) {
		const relations = relation.exec(parameters);
		const names = (relations?.[1] ?? relations?.[2] ?? '').toLowerCase().split(/\s+/);
		if (names.includes('next')) return address.trim();
	}
	return undefined;
}

const link =
	/<([^>]*)>((?:\s*;\s*[\w!#$&+\-.^`|~]+\*?(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s",;]*))?)*)/g;
const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]*))/i;
