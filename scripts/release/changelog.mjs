/** What a changelog says of one version, without its heading; empty when it says nothing. */
export function changesOf(changelog, version) {
	const lines = changelog.split(/\r?\n/);
	const start = lines.indexOf(`## ${version}`);
	if (start === -1) return '';
	const end = lines.findIndex((line, index) => index > start && /^## /.test(line));
	return lines
		.slice(start + 1, end === -1 ? undefined : end)
		.join('\n')
		.trim();
}
