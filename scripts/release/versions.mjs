/**
 * Texts that name a version of a package: as a specifier, as its tarball, and behind the version of n8n in the tag of the
 * image with the nodes.
 */
export function withVersion(text, name, from, to) {
	const isNodes = name === 'n8n-nodes-webex';
	const exact = (before) => new RegExp(`(${before})${RegExp.escape(from)}(?![\\d.]*\\d)`, 'g');
	const places = [
		exact(`(?<![\\w/-])${RegExp.escape(name)}@`),
		...(isNodes ? [exact(`${RegExp.escape(name)}-`), exact('\\b\\d+\\.\\d+\\.\\d+-')] : []),
	];
	return places.reduce((changed, place) => changed.replaceAll(place, `$1${to}`), text);
}
