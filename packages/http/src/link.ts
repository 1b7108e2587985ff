/**
 * The address of the next page in a `Link` header. Reads any number of links and relations in one value,
 * parameters in any order, quoted or not.
 * @see https://www.rfc-editor.org/rfc/rfc8288#section-3
 */
export function readNextLink(header: string | undefined): string | undefined {
	for (const [, address = '', parameters = ''] of (header ?? '').matchAll(link)) {
		if (relationsOf(parameters).includes('next')) return address.trim();
	}
	return undefined;
}

function relationsOf(parameters: string): string[] {
	for (const [, name = '', quoted, bare] of parameters.matchAll(parameter)) {
		if (name.toLowerCase() === 'rel') return (quoted ?? bare ?? '').toLowerCase().split(/\s+/);
	}
	return [];
}

const parameter = /;\s*([\w!#$&+.^|~*-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",;]*)))?/g;
/** An address, and all its parameters. */
const link = /<([^<>]*)>((?:\s*;\s*[\w!#$&+.^|~*-]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s",;]*))?)*)/g;
