import { inputId, type Person, splitMessage } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import type { Question } from '../question.ts';

/** The room shows the beginning of each field; the workflow gets all of it. */
const maxShown = 600; // bytes

export interface Outcome {
	/** The output for the workflow. */
	readonly data: IDataObject;
	/** Markdown that takes the place of the question. */
	readonly summary: string;
}

/** The person who answered, as far as it is known. */
export interface Answerer {
	readonly personId: string;
	readonly displayName?: string;
	readonly email?: string;
}

export const answererOf = (
	personId: string,
	person: Pick<Person, 'displayName' | 'emails'> | undefined,
): Answerer => ({
	personId,
	...(person?.displayName && { displayName: person.displayName }),
	...(person?.emails?.[0] && { email: person.emails[0] }),
});

/** As n8n's own nodes name it; in Webex people sign in with their email address. */
const responderOf = ({ personId: id, displayName: name, email }: Answerer): IDataObject => ({
	id,
	...(name && { name }),
	...(email && { username: email, email }),
	source: 'webex',
});

/** `undefined` when it is not an answer to this question. */
export function outcomeOf(
	question: Question,
	given: Readonly<Record<string, unknown>>,
	answerer: Answerer | undefined,
	answeredAt: string,
): Outcome | undefined {
	const who = answerer
		? ` by **${escaped(answerer.displayName ?? answerer.email ?? 'somebody')}**`
		: '';
	const by = {
		respondedAt: answeredAt,
		...(answerer && { respondedBy: { ...answerer } }),
	};
	const responder = answerer && { responder: responderOf(answerer) };
	const when = `${answeredAt.slice(0, 16).replace('T', ' ')} UTC`;
	if (question.inputs.length === 0) {
		const button = question.buttons.find(({ decision }) => decision === given['decision']);
		if (!button?.decision) return undefined;
		const approved = button.decision === 'approve';
		return {
			data: { approved, ...by, ...responder },
			summary: `${approved ? '✅ **Approved' : '⛔ **Declined'}**${who} (${escaped(button.label)}), ${when}`,
		};
	}
	const fields = question.inputs.map((input) => {
		const id = inputId(input);
		return { id, label: input.label, value: answerOf(input.kind, given[id]) };
	});
	const isMissing = question.inputs.some(
		(input, index) => input.isRequired && isEmpty(fields[index]?.value),
	);
	if (isMissing) return undefined;
	const lines = fields
		.filter(({ value }) => !isEmpty(value))
		.map(({ label, value }) => `- ${escaped(label)}: ${escaped(brief(String(value)))}`);
	return {
		// Time and person come last, so that a field with the same name cannot replace them. The second name of the person
		// came later than workflows with a field of that name.
		data: {
			...responder,
			...Object.fromEntries(fields.map(({ id, value }) => [id, value])),
			...by,
		},
		summary: `✅ **Answered**${who}, ${when}\n${lines.join('\n')}`,
	};
}

/** Webex and forms send every answer as a text. */
function answerOf(kind: string | undefined, given: unknown): IDataObject[string] {
	const all = (Array.isArray(given) ? given : [given]).map(textOf);
	const text = all.join(',');
	if (kind === 'toggle') return text === 'true';
	if (kind === 'choices') return (Array.isArray(given) ? all : text.split(',')).filter(Boolean);
	if (text === '') return null;
	if (kind === 'number') return Number.isFinite(Number(text)) ? Number(text) : null;
	return text;
}

/** n8n makes an object of a field whose name ends in brackets: that is no answer. */
const textOf = (value: unknown): string =>
	typeof value === 'object' || value === undefined ? '' : String(value);

const isEmpty = (value: unknown) =>
	value === null || value === undefined || (Array.isArray(value) && value.length === 0);

function brief(text: string): string {
	const [beginning = '', ...rest] = splitMessage(text.replaceAll(/\s+/g, ' '), maxShown);
	return rest.length > 0 ? `${beginning} …` : beginning;
}

/** Markdown in a text that somebody wrote has no effect. */
const escaped = (text: string) => text.replaceAll(/[\\`*_[\]<>]/g, '\\$&').replaceAll(/\s+/g, ' ');
