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

/** What is asked, as a person filled it in. */
export interface QuestionValues {
	readonly message: string;
	readonly responseType: 'approval' | 'customForm' | 'freeText';
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
	/** What people fill in; nothing for an approval. */
	readonly inputs: readonly CardInput[];
	/** With the value that comes as `decision`; one that sends the inputs for a form. */
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
	// Agents and older workflows write line ends and breaks as HTML has them.
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
	customForm: 'Please fill in',
	freeText: 'Please answer',
} as const;

/** What comes back as `text`. */
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

/** To be answered inside of Webex. */
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
	return buildCard(parts);
}

/** Markdown, as much of it as one message holds beside so many bytes. */
export function textOf({ title, text, facts }: Question, longest: number): string {
	const [whole = '', ...rest] = splitMessage(fallbackOf({ title, text, facts }), longest);
	return rest.length > 0 ? `${whole}\n\n…` : whole;
}
