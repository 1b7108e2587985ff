import { cases, type FaultCase } from './cases.ts';
import { type Outcome, runCell } from './cell.ts';
import { problemsOfCell } from './check.ts';
import { classes, type OperationClass } from './classes.ts';
import { type Sentence, sentenceOf } from './sentences.ts';

/** The table, with what it breaks. */
export interface Table {
	readonly rows: readonly { readonly fault: FaultCase; readonly outcomes: readonly Outcome[] }[];
	readonly problems: readonly string[];
}

export async function runTable(): Promise<Table> {
	const rows: { fault: FaultCase; outcomes: Outcome[] }[] = [];
	const problems: string[] = [];
	for (const fault of cases) {
		const outcomes: Outcome[] = [];
		for (const kind of classes) {
			const outcome = await runCell(kind, fault);
			outcomes.push(outcome);
			const found = problemsOfCell(kind, fault, outcome);
			problems.push(...found.map((problem) => `${kind.name}, ${fault.name}: ${problem}`));
		}
		rows.push({ fault, outcomes });
	}
	return { rows, problems };
}

const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** `docs/faults.md`. */
export function pageOf({ rows }: Table): string {
	const sentences = new Sentences();
	const matrix = rows.map(({ fault, outcomes }) =>
		row(
			fault.title,
			...outcomes.map((outcome, index) => cellOf(outcome, classes[index], fault, sentences)),
		),
	);
	const cells = rows.length * classes.length;
	return [
		intro(cells),
		row('What happens', ...classes.map(({ name }) => name)),
		row('---', ...classes.map(() => '---')),
		...matrix,
		'',
		...classes.map(({ name, title }) => `- **${name}**: ${lowerFirst(title)}`),
		'',
		'## What nobody can notice',
		'',
		...classes.flatMap(({ name, unnoticed = {} }) =>
			Object.entries(unnoticed).map(([fault, reason]) => {
				const title = cases.find((each) => each.name === fault)?.title ?? fault;
				return `- ${name}, ${title}: ${reason}.`;
			}),
		),
		'',
		'## What a person reads',
		'',
		'The number is that of the table. In bold what n8n shows as the error, then its description; what differs from run to run is in curly brackets. Not shown here: how often the request was sent, how long the node waited, and the tracking ID that Cisco needs for support. n8n names them where they are known. Where n8n does the work itself, it is the sentence of the library.',
		'',
		...sentences.lines(),
		'',
	].join('\n');
}

const intro = (cells: number) => `# What happens when something fails

${classes.length} kinds of operations meet ${cases.length} faults of the network, of Webex, or of what is in between. \`npm test\` runs all ${cells} pairs on the simulator, on a clock of its own, and writes down what came of it: this page is checked against that. In no pair was anything done twice, and nothing was lost without an error, except what is listed below the table. The main faults strike the nodes in n8n-core too: lists, messages, files, the renewal of the token, both triggers, questions that wait, and Meetings XML with its sign-in. And each kind of request that an operation of the nodes makes is struck: by 429 and then 500 after it was processed, by an answer that ends too early, and by 403.

- **Repeated for every operation**: 429 and 423, which say that nothing was done. The wait is what \`Retry-After\` asks for, at least a second. A 429 for more than 5 minutes is not waited for: the error says until when Webex refuses.
- **Repeated only where it may be done twice** (reading, changing, deleting, signing in): 500, 502, 503, 504, connections that break, answers that never come or end too early. 5 attempts, with 1, 2, 4 and 8 seconds in between, or as long as \`Retry-After\` asks; without any answer 2 attempts.
- **Never repeated**: a message, a file, a webhook or a meeting that may have been created. The error says that it may have been done: look before you run it again.
- **How long**: all waits of one request together are at most 15 minutes. A request ends after 60 seconds without a byte, and after 5 minutes in all; a file may take an hour.
- **Cancelled**: the end of an execution, or the signal of a program, ends each of these waits at once. What several callers share (a new token, a session ticket) goes on for the others.

## The table

\`ok\`: it succeeded and was complete. A number: it failed with that sentence below. \`?\`: the error says that it may have been done. Behind it the time that it took, where it took any.
`;

function cellOf(
	outcome: Outcome,
	kind: OperationClass | undefined,
	{ name }: FaultCase,
	sentences: Sentences,
): string {
	const time = timeOf(outcome.duration);
	if (!('error' in outcome)) {
		const end = kind?.unnoticed?.[name] ? 'not noticed' : 'ok';
		return [end, time].filter(Boolean).join(' ');
	}
	const sentence = sentenceOf(outcome.error, kind?.isLibraryOnly);
	const number = sentences.numberOf(sentence);
	return [`${number}${sentence.mayHaveHappened ? '?' : ''}`, time].filter(Boolean).join(' ');
}

/** Shorter times keep the pace of requests. */
function timeOf(duration: number): string {
	const seconds = Math.round(duration / 1000);
	if (seconds < 120) return duration < 200 ? '' : `${Math.max(1, seconds)} s`;
	return `${Math.round(seconds / 60)} min`;
}

const lowerFirst = (title: string) => title.replace(/^[^:]*: /, '');

/** Each text once, in the order of the table. */
class Sentences {
	readonly #texts: string[] = [];

	numberOf(sentence: Sentence): number {
		const text = shown(sentence);
		const index = this.#texts.indexOf(text);
		if (index >= 0) return index + 1;
		return this.#texts.push(text);
	}

	lines(): readonly string[] {
		return this.#texts.map((text, index) => `${index + 1}. ${text}`);
	}
}

function shown({ message, description, library, kind }: Sentence): string {
	if (message === undefined) return `\`${kind}\`: ${settled(library)}`;
	return `**${settled(message)}** ${settled(description ?? '')}`.trim();
}

/** Without what differs from run to run or from object to object, and without how often it was tried. */
const settled = (text: string): string =>
	replacements
		.reduce((rest, [pattern, replacement]) => rest.replaceAll(pattern, replacement), text)
		.trim();

const replacements: readonly (readonly [RegExp, string])[] = [
	[/ ?The node (asked|sent the request) .*?(in between|after it)\./g, ''],
	[/ ?Tracking ID for Cisco's support: [\w-]+/g, ''],
	[/, tracking ID [\w-]+| \(tracking ID [\w-]+\)/g, ''],
	[/\{"message":.*?"trackingId":"[\w-]+"\}/g, '{the answer}'],
	[/Y2lz[\w-]+ \(type \w+, [\w-]+\)/g, '{ID}'],
	[/Y2lz[\w-]+/g, '{ID}'],
	[/\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d\.\d+Z| UTC)/g, '{time}'],
	[/webex\.test/g, '{host}'],
	[
		/(Simulated \d+|The upstream failed\. Bearer \[removed\]|Webex answered \d+(?= \())\.?/g,
		'{reason}',
	],
	[/"[\w -]+\.(bin|vtt)"/g, '"{file}"'],
	[/\b\d+( of \d+)? (?=bytes|seconds?\b|s\b|times)/g, '{n} '],
	[/(result of) (user|meeting)\.\w+/g, '$1 {operation}'],
	[/\((\d{3} )?(GET|POST|PUT|DELETE) [^,)]*/g, '({request}'],
	[/\(5\d\d\)/g, '({status})'],
	[/answered \d{3}/g, 'answered {status}'],
	[/</g, '&lt;'],
	[/>/g, '&gt;'],
	[/ {2,}/g, ' '],
];
