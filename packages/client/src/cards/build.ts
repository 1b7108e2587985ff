/** An Adaptive Card. @see https://developer.webex.com/docs/buttons-and-cards */
export type Card = Readonly<Record<string, unknown>> & {
	readonly type: 'AdaptiveCard';
	readonly version: '1.3';
};

export interface Fact {
	readonly title: string;
	readonly value: string;
}

export type InputKind =
	| 'choice'
	| 'choices'
	| 'date'
	| 'multiline'
	| 'number'
	| 'text'
	| 'time'
	| 'toggle';

export interface CardInput {
	/** The text above the input. */
	readonly label: string;
	/** The name of the value in the answer; made from the label when left out. */
	readonly id?: string | undefined;
	readonly kind?: InputKind | undefined;
	readonly isRequired?: boolean | undefined;
	readonly placeholder?: string | undefined;
	/** The value before the person changes it; `true` for a toggle that is on. */
	readonly value?: string | undefined;
	/** For choices. */
	readonly options?: readonly string[] | undefined;
}

export interface CardButton {
	readonly title: string;
	/** Opens this address; sends the inputs when left out. */
	readonly url?: string | undefined;
	/** Sent together with the inputs; shows which button was pressed. */
	readonly data?: Readonly<Record<string, unknown>> | undefined;
	readonly style?: 'default' | 'destructive' | 'positive' | undefined;
}

export interface CardParts {
	readonly title?: string | undefined;
	/** Colours the title. */
	readonly tone?: Tone | undefined;
	readonly text?: string | undefined;
	readonly imageUrl?: string | undefined;
	readonly facts?: readonly Fact[] | undefined;
	readonly inputs?: readonly CardInput[] | undefined;
	/** Small, above the buttons. */
	readonly note?: string | undefined;
	readonly buttons?: readonly CardButton[] | undefined;
}

export type Tone = 'accent' | 'attention' | 'good' | 'warning';

export function buildCard(parts: CardParts): Card {
	const { title, tone, text, imageUrl, facts = [], inputs = [], note, buttons = [] } = parts;
	const body = [
		...(title
			? [
					{
						type: 'TextBlock',
						text: title,
						size: 'large',
						weight: 'bolder',
						wrap: true,
						...(tone && { color: tone }),
					},
				]
			: []),
		...(text ? [{ type: 'TextBlock', text, wrap: true }] : []),
		...(imageUrl ? [{ type: 'Image', url: imageUrl, altText: title ?? '' }] : []),
		...(facts.length > 0
			? [{ type: 'FactSet', facts: facts.map(({ title, value }) => ({ title, value })) }]
			: []),
		...inputs.map(buildInput),
		...(note ? [{ type: 'TextBlock', text: note, size: 'small', isSubtle: true, wrap: true }] : []),
	];
	const actions = buttons.map(({ title, url, data, style }) => ({
		...(url
			? { type: 'Action.OpenUrl', title, url }
			: { type: 'Action.Submit', title, ...(data && { data }) }),
		...(style && style !== 'default' && { style }),
	}));
	return {
		$schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
		type: 'AdaptiveCard',
		version: '1.3',
		body,
		...(actions.length > 0 && { actions }),
	};
}

/** The name of the value in the answer. */
export const inputId = ({ id, label }: Pick<CardInput, 'id' | 'label'>): string =>
	id?.trim() || label.trim();

function buildInput(input: CardInput) {
	const { label, kind = 'text', isRequired = false, placeholder, value, options = [] } = input;
	const facts = {
		id: inputId(input),
		label,
		...(isRequired && { isRequired, errorMessage: `Please fill in: ${label}` }),
	};
	const hint = placeholder ? { placeholder } : {};
	const preset = value ? { value } : {};
	switch (kind) {
		case 'choice':
		case 'choices':
			return {
				type: 'Input.ChoiceSet',
				...facts,
				...hint,
				...preset,
				choices: options.map((option) => ({ title: option, value: option })),
				...(kind === 'choices' && { isMultiSelect: true, style: 'expanded' }),
			};
		case 'date':
			return { type: 'Input.Date', ...facts, ...hint, ...preset };
		case 'time':
			return { type: 'Input.Time', ...facts, ...hint, ...preset };
		case 'number':
			return { type: 'Input.Number', ...facts, ...hint, ...(value && { value: Number(value) }) };
		case 'toggle':
			return { type: 'Input.Toggle', id: facts.id, title: label, ...preset };
		default:
			return {
				type: 'Input.Text',
				...facts,
				...hint,
				...preset,
				...(kind === 'multiline' && { isMultiline: true }),
			};
	}
}

/** The text for notifications and for apps that do not show cards, in Markdown. */
export function fallbackOf({ title, text, facts = [] }: CardParts): string {
	const lines = facts.map((fact) => `- ${fact.title}: ${fact.value}`).join('\n');
	return [title && `**${title}**`, text, lines].filter(Boolean).join('\n\n');
}
