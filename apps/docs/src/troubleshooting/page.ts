import { code, paragraphs } from '../markdown.ts';
import { topics } from './entries.ts';
import type { Entry } from './entry.ts';

const shown = (text: string) => text.trim().replace(/^[,;] /, '');

function section({ texts: [first = '', ...others], means, act }: Entry): string {
	const list = others.map((text) => `- ${code(shown(text))}`).join('\n');
	return paragraphs(
		`### ${shown(first)
			.replaceAll('|', '\\|')
			.replaceAll(/([<>*_[\]])/g, '\\$1')}`,
		list && `Also:\n\n${list}`,
		`**What it means.** ${means}`,
		`**What to do.** ${act}`,
	).trimEnd();
}

/** Every text that the package can show when something is wrong. A test compares them with the built package. */
export const troubleshootingPage = (): string =>
	paragraphs(
		'# When something fails',
		'Search this page for a part of the text that you see; a value in it, such as a name or a number, is … here. All texts that the package can show are on this page.',
		'An error of a node has a headline, a sentence that says how to go on, and often a tracking ID: Cisco\'s support finds the request by it. With "Continue on Fail" the item has the same in `error` and `details`.',
		...topics.flatMap(({ title, about, entries }) => [
			`## ${title}`,
			about,
			...entries.map(section),
		]),
	);
