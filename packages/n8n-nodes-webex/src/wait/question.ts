import {
	approvalCard,
	buildCard,
	type CardInput,
	type CardParts,
	type Fact,
	fallbackOf,
	formCard,
	inputId,
	splitMessage,
} from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';
import { type InputValues, inputsOf } from '../messages/card.ts';

/** The fields of the question, as a person filled them in. */
export interface QuestionValues {
	readonly message: string;
	readonly responseType: 'approval' | 'form' | 'freeText';
	readonly approvalOptions?: readonly ApprovalOptions[] | undefined;
	readonly formFields?: readonly InputValues[] | undefined;
	readonly options?: {
		readonly title?: string | undefined;
		readonly facts?: readonly Partial<Fact>[] | undefined;
	};
}

interface ApprovalOptions {
	readonly approvalType?: 'double' | 'single' | undefined;
	readonly approveLabel?: string | undefined;
	readonly disapproveLabel?: string | undefined;
}

export interface Question {
	readonly title: string;
	readonly text: string;
	readonly facts: readonly Fact[];
	/** The fields of the form; none for an approval. */
	readonly inputs: readonly CardInput[];
	/** Each sends its decision; the only button of a form sends the inputs. */
	readonly buttons: readonly { readonly label: string; readonly decision?: Decision }[];
}

type Decision = 'approve' | 'disapprove';

export function questionOf(values: QuestionValues): Question {
	const { message, responseType, approvalOptions = [], formFields, options = {} } = values;
	const title = options.title?.trim() || titles[responseType];
	const facts = (options.facts ?? []).map(({ title: name = '', value = '' }) => ({
		title: name,
		value: String(value),
	}));
	// Agents write line breaks as HTML.
	const text = message.replaceAll(/<br\s*\/?>/gi, '\n').trim();
	const common = { title, text, facts };
	if (responseType === 'approval') {
		const [{ approvalType = 'single', approveLabel, disapproveLabel } = {}] = approvalOptions;
		return {
			...common,
			inputs: [],
			buttons: [
				{ label: approveLabel || 'Approve', decision: 'approve' },
				...(approvalType === 'double'
					? [{ label: disapproveLabel || 'Decline', decision: 'disapprove' } as const]
					: []),
			],
		};
	}
	const inputs = responseType === 'freeText' ? [answer] : inputsOf(formFields);
	if (inputs.length === 0) {
		throw new WebexInputError('Form Fields', 'expected at least one field to fill in');
	}
	checkNames(inputs);
	return { ...common, inputs, buttons: [{ label: 'Submit' }] };
}

const titles = {
	approval: 'Approval requested',
	form: 'Please fill in',
	freeText: 'Please answer',
} as const;

/** The output has it as `text`. */
const answer = { label: 'Answer', id: 'text', kind: 'multiline', isRequired: true } as const;

function checkNames(inputs: readonly CardInput[]): void {
	const seen = new Set<string>();
	for (const input of inputs) {
		const id = inputId(input);
		if (seen.has(id)) {
			throw new WebexInputError(
				'Form Fields',
				`has two fields with the name "${id}": give each a "Field Name" of its own`,
			);
		}
		seen.add(id);
	}
}

/** The only sign of an answer that arrived: n8n, or Webex, may lose one without anybody noticing. */
const note =
	'When your answer has arrived, the result takes the place of this card. If the card stays, please answer again.';

/** People answer it inside of Webex. */
export function cardOf(question: Question): object {
	const { buttons, inputs, ...common } = question;
	const [approve, disapprove] = buttons;
	const parts: CardParts =
		inputs.length > 0
			? formCard({ ...common, inputs, submitLabel: approve?.label })
			: approvalCard({
					...common,
					approveLabel: approve?.label,
					disapproveLabel: disapprove?.label,
				});
	return buildCard({ ...parts, note });
}

/** Markdown of at most this many bytes, for notifications and for apps that do not show cards. */
export function textOf({ title, text, facts }: Question, maxBytes: number): string {
	const [whole = '', ...rest] = splitMessage(fallbackOf({ title, text, facts }), maxBytes);
	return rest.length > 0 ? `${whole}\n\n…` : whole;
}
