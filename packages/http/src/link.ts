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

const value = String.raw`"((?:[^"\\]|\\.)*)"|([^\s",;]*)`;
const name = String.raw`[\w!#$&+.^|~*-]+`;
const parameter = new RegExp(String.raw`;\s*(${name})(?:\s*=\s*(?:${value}))?`, 'g');
const link = new RegExp(
	String.raw`<([^<>]*)>((?:\s*;\s*${name}(?:\s*=\s*(?:${value.replaceAll(/\((?!\?)/g, '(?:')}))?)*)`,
	'g',
);
