/** The HTML of n8n's forms as Markdown. */
const fromHtml = (text: string): string =>
	text
		.replaceAll(/<a href="([^"]+)"[^>]*>(.*?)<\/a>/g, '[$2]($1)')
		.replaceAll(/<\/?(?:b|strong)>/g, '**')
		.replaceAll(/<\/?(?:i|em)>/g, '_')
		.replaceAll(/<\/?code>/g, '`')
		.replaceAll(/<br\s*\/?>/g, ' ');

/** In one line, as a cell of a table wants it. */
export const prose = (text: string): string =>
	fromHtml(text).replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim();

export const code = (text: string): string => {
	const fence = text.includes('`') ? '``' : '`';
	return `${fence}${text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')}${fence}`;
};

export const sentence = (text: string): string =>
	text === '' || /[.!?:]$/.test(text) ? text : `${text}.`;

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	if (rows.length === 0) return '';
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Paragraphs, without the empty ones. */
export const paragraphs = (...parts: readonly (string | undefined)[]): string =>
	`${parts.filter(Boolean).join('\n\n')}\n`;

/** The anchor of a heading, as code hosts make it, so that a link works there and on the site. */
export const anchorOf = (heading: string): string =>
	heading
		.trim()
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
		.replaceAll(/\s/g, '-');
