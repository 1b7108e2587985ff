import {
	approvalCard,
	buildCard,
	type CardButton,
	type CardInput,
	type CardParts,
	cardProblems,
	type Fact,
	fallbackOf,
	fillCard,
	formCard,
	type InputKind,
	incidentCard,
	pollCard,
	type Severity,
	type State,
	statusCard,
} from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';

/** The fields of the card, as a person filled them in; fields of other cards are absent. */
export interface CardValues {
	readonly card?:
		| 'approval'
		| 'build'
		| 'form'
		| 'incident'
		| 'json'
		| 'poll'
		| 'status'
		| undefined;
	readonly cardJson?: unknown;
	/** Values of the inputs by their ID. */
	readonly cardInputs?: { readonly value?: Readonly<Record<string, unknown>> | null } | undefined;
	readonly severity?: Severity | undefined;
	readonly state?: State | undefined;
	readonly cardTitle?: string | undefined;
	readonly cardText?: string | undefined;
	readonly facts?: readonly Partial<Fact>[] | undefined;
	readonly imageUrl?: string | undefined;
	readonly inputs?: readonly InputValues[] | undefined;
	readonly choices?: readonly string[] | undefined;
	readonly isMultiple?: boolean | undefined;
	readonly buttons?: readonly ButtonValues[] | undefined;
	readonly approveLabel?: string | undefined;
	readonly disapproveLabel?: string | undefined;
	readonly linkUrl?: string | undefined;
}

export interface InputValues {
	readonly label?: string | undefined;
	readonly id?: string | undefined;
	readonly kind?: InputKind | undefined;
	readonly isRequired?: boolean | undefined;
	readonly placeholder?: string | undefined;
	readonly value?: string | undefined;
	readonly options?: readonly string[] | undefined;
}

interface ButtonValues {
	readonly title?: string | undefined;
	readonly url?: string | undefined;
	readonly data?: string | undefined;
	readonly style?: CardButton['style'];
}

interface Drawn {
	readonly card: object;
	/** Markdown for people who do not see cards; absent for a card from JSON, where only its author can write it. */
	readonly fallback?: string;
}

/** The `attachments` of a message. */
export const attach = (card: object) => [
	{ contentType: 'application/vnd.microsoft.card.adaptive', content: { ...card } },
];

/** The card that a person chose and filled in, checked. */
export function drawCard(values: CardValues): Drawn {
	if (values.card === 'json') {
		const { cardJson, cardInputs } = values;
		return { card: checked(fillCard(parsed(cardJson), valuesOf(cardInputs?.value))) };
	}
	const parts = partsOf(values);
	return { card: checked(buildCard(parts)), fallback: fallbackOf(parts) };
}

const drawers: Readonly<
	Record<
		Exclude<NonNullable<CardValues['card']>, 'json'>,
		(values: CardValues, common: Common) => CardParts
	>
> = {
	approval: ({ approveLabel, disapproveLabel }, common) =>
		approvalCard({ ...common, approveLabel: approveLabel || undefined, disapproveLabel }),
	build: ({ imageUrl, inputs, buttons = [] }, common) => ({
		...common,
		imageUrl,
		inputs: inputsOf(inputs),
		buttons: buttons.map(({ title = '', url, data, style }) => ({
			title: title || 'Send',
			style,
			...(url ? { url } : { data: { button: data || title || 'Send' } }),
		})),
	}),
	form: ({ inputs }, common) => formCard({ ...common, inputs: inputsOf(inputs) }),
	incident: ({ severity = 'major', linkUrl }, common) =>
		incidentCard({ ...common, severity, url: linkUrl }),
	poll: ({ choices = [], isMultiple }, common) => pollCard({ ...common, choices, isMultiple }),
	status: ({ state = 'ok', linkUrl }, common) => statusCard({ ...common, state, url: linkUrl }),
};

type Common = Pick<CardParts, 'facts' | 'text'> & { readonly title: string };

function partsOf(values: CardValues): CardParts {
	const { card = 'build', cardTitle: title = '', cardText: text, facts = [] } = values;
	const common = {
		title,
		text: text || undefined,
		facts: facts.map(({ title: name = '', value = '' }) => ({ title: name, value: String(value) })),
	};
	return drawers[card as keyof typeof drawers](values, common);
}

/** A text, also where an expression returns something else, such as a number. */
export const words = (given: unknown): string => String(given ?? '');

/** The inputs of a form, as a person entered them. */
export function inputsOf(inputs: readonly InputValues[] = []): CardInput[] {
	return inputs.map(({ options: choices = [], ...input }, index) => {
		const [label, id] = [words(input.label), words(input.id)];
		if (!label && !id) {
			throw new WebexInputError('Inputs', `need a label: number ${index + 1} has none`);
		}
		const isChoice = input.kind === 'choice' || input.kind === 'choices';
		if (isChoice && choices.length === 0) {
			throw new WebexInputError('Inputs', `need choices: "${label || id}" has none`);
		}
		return {
			...input,
			id: id || undefined,
			label: label || id,
			...(input.placeholder !== undefined && { placeholder: words(input.placeholder) }),
			...(input.value !== undefined && { value: words(input.value) }),
			options: choices,
		};
	});
}

function parsed(given: unknown): unknown {
	if (typeof given !== 'string') return given;
	const { value, problem } = readJson(given);
	if (problem !== undefined) throw new WebexInputError('Card JSON', `is not JSON: ${problem}`);
	return value;
}

/** Adaptive Cards has texts everywhere but in numbers. */
const valuesOf = (given: Readonly<Record<string, unknown>> | null | undefined) =>
	Object.fromEntries(
		Object.entries(given ?? {}).map(([id, value]) => [
			id,
			typeof value === 'boolean' ? String(value) : value,
		]),
	);

export function readJson(text: string): { readonly value?: unknown; readonly problem?: string } {
	try {
		return { value: JSON.parse(text) };
	} catch (error) {
		return { problem: (error as Error).message };
	}
}

function checked(card: unknown): object {
	const found = cardProblems(card).map(({ path, message }) =>
		path ? `at ${path} ${message}` : message,
	);
	const [problem, ...others] = found;
	if (problem === undefined) return card as object;
	const all = others.length > 0 ? `has ${found.length} faults: ${found.join('; ')}` : problem;
	throw new WebexInputError('Card', all);
}
