import {
	approvalCard,
	buildCard,
	bytesIn,
	type CardButton,
	type CardInput,
	type CardParts,
	type Fact,
	fallbackOf,
	formCard,
	inputId,
	splitMessage,
} from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';
import type { IExecuteFunctions } from 'n8n-workflow';
import { attributionOf } from '../messages/attribution.ts';
import { type InputValues, inputsOf, words } from '../messages/card.ts';

type Context = Pick<IExecuteFunctions, 'getInstanceBaseUrl' | 'getWorkflow'>;

/** The fields of the question, as a person filled them in. */
export interface QuestionValues {
	readonly message: string;
	readonly responseType: 'approval' | 'form' | 'freeText';
	readonly approvalOptions?: readonly ApprovalOptions[] | undefined;
	readonly formFields?: readonly InputValues[] | undefined;
	readonly options?: {
		readonly title?: string | undefined;
		readonly facts?: readonly Partial<Fact>[] | undefined;
		readonly messageButtonLabel?: string | undefined;
		readonly responseFormTitle?: string | undefined;
		readonly responseFormDescription?: string | undefined;
		readonly responseFormButtonLabel?: string | undefined;
		readonly responseFormCustomCss?: string | undefined;
		readonly appendAttribution?: boolean | undefined;
		readonly postDecisionBehavior?: AfterDecision | undefined;
		readonly unauthorizedReplyText?: string | undefined;
	};
}

/** What becomes of the question: the outcome takes its place, the question without its buttons, or nothing. */
type AfterDecision = 'keepMessage' | 'removeButtons' | 'showOutcome';

type Style = 'destructive' | 'primary' | 'secondary';

interface ApprovalOptions {
	readonly approvalType?: 'double' | 'single' | undefined;
	readonly approveLabel?: string | undefined;
	readonly disapproveLabel?: string | undefined;
	readonly buttonApprovalStyle?: Style | undefined;
	readonly buttonDisapprovalStyle?: Style | undefined;
}

export interface Question {
	readonly title: string;
	readonly text: string;
	/** Markdown below everything else. */
	readonly attribution: string | undefined;
	/** Of the page, where it is not answered by card. */
	readonly page: {
		/** Of the link to it. */
		readonly label: string;
		readonly title: string;
		readonly text: string;
		readonly css: string;
	};
	readonly after: AfterDecision;
	/** To a person who may not answer. */
	readonly refusal: string;
	readonly facts: readonly Fact[];
	/** The fields of the form; none for an approval. */
	readonly inputs: readonly CardInput[];
	/** Each sends its decision; the only button of a form sends the inputs. */
	readonly buttons: readonly Button[];
}

interface Button {
	readonly label: string;
	readonly decision?: Decision;
	readonly style: NonNullable<CardButton['style']>;
}

type Decision = 'approve' | 'disapprove';

const styles = { primary: 'positive', secondary: 'default', destructive: 'destructive' } as const;

export function questionOf(values: QuestionValues, context: Context): Question {
	const { message, responseType, approvalOptions = [], formFields, options = {} } = values;
	const title = words(options.title).trim() || titles[responseType];
	const facts = (options.facts ?? []).map(({ title: name = '', value = '' }) => ({
		title: words(name),
		value: words(value),
	}));
	// Agents write line breaks as HTML.
	const text = words(message)
		.replaceAll(/<br\s*\/?>/gi, '\n')
		.trim();
	const isApproval = responseType === 'approval';
	const common = {
		title,
		text,
		facts,
		attribution: options.appendAttribution ? attributionOf(context) : undefined,
		after: options.postDecisionBehavior ?? 'showOutcome',
		refusal: words(options.unauthorizedReplyText) || defaultRefusal,
		page: {
			// Brackets would end the link, and a backslash takes its effect from them.
			label:
				words(options.messageButtonLabel).replaceAll(/[[\]\\]/g, '') ||
				linkLabels[isApproval ? 'approval' : 'form'],
			title: words(options.responseFormTitle) || title,
			text: words(options.responseFormDescription) || text,
			css: words(options.responseFormCustomCss),
		},
	};
	if (isApproval) {
		const [given = {}] = approvalOptions;
		const { buttonApprovalStyle = 'primary', buttonDisapprovalStyle = 'destructive' } = given;
		const approve: Button = {
			label: words(given.approveLabel) || 'Approve',
			decision: 'approve',
			style: styles[buttonApprovalStyle],
		};
		const disapprove: Button = {
			label: words(given.disapproveLabel) || 'Decline',
			decision: 'disapprove',
			style: styles[buttonDisapprovalStyle],
		};
		const buttons = given.approvalType === 'double' ? [approve, disapprove] : [approve];
		return { ...common, inputs: [], buttons };
	}
	const inputs = responseType === 'freeText' ? [answer] : inputsOf(formFields);
	if (inputs.length === 0) {
		throw new WebexInputError('Form Fields', 'expected at least one field to fill in');
	}
	checkNames(inputs);
	const label = words(options.responseFormButtonLabel) || 'Submit';
	return { ...common, inputs, buttons: [{ label, style: 'positive' }] };
}

const titles = {
	approval: 'Approval requested',
	form: 'Please fill in',
	freeText: 'Please answer',
} as const;

/** Of the link to the page; the second one also of a free text. */
export const linkLabels = { approval: 'Review and decide', form: 'Answer' } as const;

export const defaultRefusal =
	'Your answer was not counted: this question is for other people. It stays open for them.';

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
const stays =
	'When your answer has arrived, the result takes the place of this card. If the card stays, please answer again.';

/** People answer it inside of Webex. */
export function cardOf(question: Question): object {
	const { title, text, facts, buttons, inputs, attribution, after } = question;
	const common = { title, text, facts };
	const [approve, disapprove] = buttons;
	const parts: CardParts =
		inputs.length > 0
			? formCard({ ...common, inputs, submitLabel: approve?.label })
			: approvalCard({
					...common,
					approveLabel: approve?.label,
					disapproveLabel: disapprove?.label,
					approveStyle: approve?.style,
					disapproveStyle: disapprove?.style,
				});
	const notes = [after === 'keepMessage' ? undefined : stays, attribution].filter(Boolean);
	return buildCard({ ...parts, note: notes.join('\n\n') });
}

/** Markdown of at most this many bytes, for notifications and for apps that do not show cards. */
export function textOf({ title, text, facts, attribution }: Question, maxBytes: number): string {
	const below = attribution ? `\n\n${attribution}` : '';
	const own = fallbackOf({ title, text, facts });
	const [whole = '', ...rest] = splitMessage(own, maxBytes - bytesIn(below));
	return (rest.length > 0 ? `${whole}\n\n…` : whole) + below;
}
