import type { Switches } from '../../control/switches.ts';
import type { SnippetRecord } from '../../world/meetings/artifacts.ts';

/**
 * What was said, as subtitles or as plain text.
 * @see https://www.w3.org/TR/webvtt1/
 */
export const transcriptText = (
	snippets: readonly SnippetRecord[],
	format: 'txt' | 'vtt',
	speakers: Switches['transcriptSpeakers'],
): string => (format === 'vtt' ? subtitles(snippets, speakers) : plain(snippets));

function subtitles(
	snippets: readonly SnippetRecord[],
	speakers: Switches['transcriptSpeakers'],
): string {
	const cues = snippets.map(({ text, personName, ...snippet }, index) => {
		const begin = snippet.offsetMillisecond;
		const number = String(index + 1);
		const title = speakers === 'named' ? `${number} "${personName}"` : number;
		return `${title}\n${clock(begin)} --> ${clock(begin + snippet.durationMillisecond)}\n${text}\n`;
	});
	return ['WEBVTT\n', ...cues].join('\n');
}

const plain = (snippets: readonly SnippetRecord[]) =>
	snippets.map(({ personName, text }) => `${personName}: ${text}\n`).join('');

/** Such as 00:00:20.904. */
const clock = (milliseconds: number) => {
	const hours = String(Math.floor(milliseconds / 3600_000)).padStart(2, '0');
	return `${hours}:${new Date(milliseconds % 3600_000).toISOString().slice(14, 23)}`;
};
