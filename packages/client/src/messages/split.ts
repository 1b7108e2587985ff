/**
 * The most that Webex takes as text or markdown, in bytes of UTF-8 before it is encrypted.
 * @see https://developer.webex.com/docs/api/v1/messages/create-a-message
 */
export const maxMessageBytes = 7439;

const encoder = new TextEncoder();

export const bytesIn = (text: string): number => encoder.encode(text).length;

/**
 * Cuts a text into parts that Webex takes: between paragraphs; between lines where a paragraph is too long; then between
 * words, and as the last resort between characters. A code block stays whole, or is closed and opened again between two of its lines;
 * mentions and links are never cut.
 */
export function splitMessage(text: string, maxBytes: number = maxMessageBytes): string[] {
	if (bytesIn(text) <= maxBytes) return [text];
	return pack(blocksOf(text), '\n\n', maxBytes, (block) => splitBlock(block, maxBytes));
}

/** Paragraphs and code blocks, without the empty lines between them. */
function blocksOf(text: string): string[] {
	const blocks: string[] = [];
	let lines: string[] = [];
	let fence: string | undefined;
	const end = () => {
		if (lines.length > 0) blocks.push(lines.join('\n'));
		lines = [];
	};
	for (const line of text.split('\n')) {
		const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
		if (fence === undefined && mark !== undefined) {
			end();
			fence = mark;
			lines.push(line);
		} else if (fence !== undefined && mark?.startsWith(fence) && line.trim() === mark) {
			lines.push(line);
			fence = undefined;
			end();
		} else if (fence === undefined && line.trim() === '') end();
		else lines.push(line);
	}
	end();
	return blocks;
}

function splitBlock(block: string, maxBytes: number): string[] {
	const lines = block.split('\n');
	const [opening = ''] = lines;
	const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(opening) ?? [];
	if (mark === undefined) return pack(lines, '\n', maxBytes, (line) => splitLine(line, maxBytes));
	const isClosed = lines.length > 1 && lines.at(-1)?.trim() === mark;
	const content = lines.slice(1, isClosed ? -1 : undefined);
	const room = maxBytes - bytesIn(`${opening}\n\n${mark}`);
	// The fence itself fills the part, so that the block is treated as text.
	if (room < 4) return pack(lines, '\n', maxBytes, (line) => splitLine(line, maxBytes));
	return pack(content, '\n', room, (line) => charactersOf(line, room)).map(
		(part) => `${opening}\n${part}\n${mark}`,
	);
}

/** Mentions, links, words, and the blanks between them. Bounded, so that no text takes time by its square. */
const unit = /<@[^>\n]{0,1000}>|\[[^\]\n]{0,1000}\]\([^)\n]{0,2000}\)|\s+|(?:(?!<@|\[)\S)+|\S/g;

function splitLine(line: string, maxBytes: number): string[] {
	const units = line.match(unit) ?? [];
	return pack(units, '', maxBytes, (one) => charactersOf(one, maxBytes))
		.map((part) => part.trim())
		.filter(Boolean);
}

/** Cuts between the characters that a person sees; inside one that is larger than a part, between code points. */
function charactersOf(text: string, maxBytes: number): string[] {
	const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
	const characters = [...segmenter.segment(text)].map(({ segment }) => segment);
	return pack(characters, '', maxBytes, (character) =>
		pack([...character], '', maxBytes, (one) => [one]),
	);
}

/** Fills each part with as many pieces as fit; a piece that is larger than a part is cut. */
function pack(
	pieces: readonly string[],
	between: string,
	maxBytes: number,
	cut: (piece: string) => readonly string[],
): string[] {
	const parts: string[] = [];
	let part: string | undefined;
	let size = 0;
	const end = () => {
		if (part !== undefined) parts.push(part);
		part = undefined;
		size = 0;
	};
	for (const piece of pieces) {
		const own = bytesIn(piece);
		if (own > maxBytes) {
			end();
			const cuts = cut(piece);
			parts.push(...cuts.slice(0, -1));
			part = cuts.at(-1);
			size = bytesIn(part ?? '');
			continue;
		}
		const added = part === undefined ? own : own + bytesIn(between);
		if (size + added > maxBytes) {
			end();
			part = piece;
			size = own;
		} else {
			part = part === undefined ? piece : part + between + piece;
			size += added;
		}
	}
	end();
	return parts;
}
