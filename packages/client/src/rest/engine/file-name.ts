/** The longest name that the usual file systems take. */
const maxBytes = 255;

/** The longest ending that is kept when a name is cut, with its dot. */
const maxEnding = 20; // characters

/** Windows reads these as devices, whatever ending follows. */
const device = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)/i;

/**
 * A file name that somebody else chose, for the folder of the person who saves it: without folders, without characters that
 * no file system wants or that show another name than there is, and never longer than 255 bytes.
 */
export function safeFileName(given: string): string {
	const last = given.split(/[/\\]/).at(-1) ?? '';
	const shown = last
		.replaceAll(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff]/gu, '')
		.replaceAll(/[<>:"|?*]/g, '_');
	const name = withoutEdges(shown);
	const cut = withoutEdges(cutToSize(device.test(name) ? `_${name}` : name));
	return cut || 'file';
}

/** Windows drops dots and blanks at the end, so the name would become another one. */
const withoutEdges = (name: string) => name.trim().replace(/(?<![.\s])[.\s]+$/u, '');

/** Between characters, and before the ending. */
function cutToSize(name: string): string {
	if (Buffer.byteLength(name) <= maxBytes) return name;
	const [found = ''] = /\.[^.]+$/u.exec(name) ?? [];
	const ending = found.length <= maxEnding ? found : '';
	let left = maxBytes - Buffer.byteLength(ending);
	let kept = '';
	for (const character of name.slice(0, name.length - ending.length)) {
		left -= Buffer.byteLength(character);
		if (left < 0) break;
		kept += character;
	}
	return kept + ending;
}
