/** What a property of a card may hold. */
export type Rule =
	| { readonly kind: 'text' }
	| { readonly kind: 'number' }
	| { readonly kind: 'flag' }
	/** An address that begins with one of these, in any case. */
	| { readonly kind: 'url'; readonly beginnings: readonly string[] }
	/** Such as `50px`; as a weight also `50`. */
	| { readonly kind: 'pixels'; readonly isWeight?: boolean }
	| { readonly kind: 'any' }
	/** One of these words, in any case. */
	| { readonly kind: 'word'; readonly words: readonly string[] }
	/** One object of this family. */
	| { readonly kind: 'one'; readonly family: Family }
	| { readonly kind: 'list'; readonly family: Family }
	/** Any of them. */
	| { readonly kind: 'either'; readonly rules: readonly Rule[] };

/** Objects that can stand in the same place. */
export type Family =
	| 'action'
	| 'background'
	| 'card'
	| 'choice'
	| 'column'
	| 'element'
	| 'fact'
	| 'image'
	| 'inline'
	| 'mediaSource'
	| 'selectAction'
	| 'target';

export interface Shape {
	readonly required: readonly string[];
	readonly properties: Readonly<Record<string, Rule>>;
}

const text: Rule = { kind: 'text' };
const number: Rule = { kind: 'number' };
const flag: Rule = { kind: 'flag' };
/** Webex loads images and media itself: a path alone leads nowhere. */
const url: Rule = { kind: 'url', beginnings: ['https://', 'http://', 'data:image/'] };
/** A person opens it, so nothing that runs as a program is accepted. */
const link: Rule = {
	kind: 'url',
	beginnings: ['https://', 'http://', 'mailto:', 'tel:', 'sip:', 'webexteams:'],
};
const pixels: Rule = { kind: 'pixels' };
const any: Rule = { kind: 'any' };
const word = (...words: string[]): Rule => ({ kind: 'word', words });
const one = (family: Family): Rule => ({ kind: 'one', family });
const list = (family: Family): Rule => ({ kind: 'list', family });
const either = (...rules: Rule[]): Rule => ({ kind: 'either', rules });

const shape = (properties: Shape['properties'], ...required: string[]): Shape => ({
	required,
	properties,
});

const alignment = word('left', 'center', 'right');
const verticalAlignment = word('top', 'center', 'bottom');
const blockHeight = word('auto', 'stretch');
const spacing = word('default', 'none', 'small', 'medium', 'large', 'extraLarge', 'padding');
const containerStyle = word('default', 'emphasis', 'good', 'attention', 'warning', 'accent');
const imageSize = word('auto', 'stretch', 'small', 'medium', 'large');
const background = either(url, one('background'));

const textStyle = {
	color: word('default', 'dark', 'light', 'accent', 'good', 'warning', 'attention'),
	fontType: word('default', 'monospace'),
	isSubtle: flag,
	size: word('default', 'small', 'medium', 'large', 'extraLarge'),
	weight: word('default', 'lighter', 'bolder'),
};
const base = { id: text, isVisible: flag, requires: any, fallback: either(word('drop'), any) };
const block = { ...base, separator: flag, spacing };
const element = { ...block, height: blockHeight };
const input = { ...element, label: text, isRequired: flag, errorMessage: text };
const action = {
	...base,
	title: text,
	iconUrl: url,
	style: word('default', 'positive', 'destructive'),
};

/** By the type that an object names. */
const elements: Readonly<Record<string, Shape>> = {
	TextBlock: shape(
		{
			...element,
			...textStyle,
			text,
			horizontalAlignment: alignment,
			maxLines: number,
			wrap: flag,
		},
		'text',
	),
	RichTextBlock: shape(
		{ ...element, inlines: list('inline'), horizontalAlignment: alignment },
		'inlines',
	),
	Image: shape(
		{
			...element,
			url,
			altText: text,
			backgroundColor: text,
			height: either(blockHeight, pixels),
			horizontalAlignment: alignment,
			selectAction: one('selectAction'),
			size: imageSize,
			style: word('default', 'person'),
			width: pixels,
		},
		'url',
	),
	ImageSet: shape({ ...element, images: list('image'), imageSize }, 'images'),
	Media: shape({ ...element, sources: list('mediaSource'), poster: url, altText: text }, 'sources'),
	Container: shape(
		{
			...element,
			items: list('element'),
			selectAction: one('selectAction'),
			style: containerStyle,
			verticalContentAlignment: verticalAlignment,
			bleed: flag,
			backgroundImage: background,
			minHeight: pixels,
		},
		'items',
	),
	ColumnSet: shape({
		...element,
		columns: list('column'),
		selectAction: one('selectAction'),
		style: containerStyle,
		bleed: flag,
		minHeight: pixels,
		horizontalAlignment: alignment,
	}),
	FactSet: shape({ ...element, facts: list('fact') }, 'facts'),
	ActionSet: shape({ ...element, actions: list('action') }, 'actions'),
	'Input.Text': shape(
		{
			...input,
			isMultiline: flag,
			maxLength: number,
			placeholder: text,
			regex: text,
			style: word('text', 'tel', 'url', 'email'),
			inlineAction: one('selectAction'),
			value: text,
		},
		'id',
	),
	'Input.Number': shape(
		{ ...input, max: number, min: number, placeholder: text, value: number },
		'id',
	),
	'Input.Date': shape({ ...input, max: text, min: text, placeholder: text, value: text }, 'id'),
	'Input.Time': shape({ ...input, max: text, min: text, placeholder: text, value: text }, 'id'),
	'Input.Toggle': shape(
		{ ...input, title: text, value: text, valueOff: text, valueOn: text, wrap: flag },
		'id',
		'title',
	),
	'Input.ChoiceSet': shape(
		{
			...input,
			choices: list('choice'),
			isMultiSelect: flag,
			style: word('compact', 'expanded'),
			value: text,
			placeholder: text,
			wrap: flag,
		},
		'id',
		'choices',
	),
};

const actions: Readonly<Record<string, Shape>> = {
	'Action.OpenUrl': shape({ ...action, url: link }, 'url'),
	'Action.Submit': shape({ ...action, data: any, associatedInputs: word('auto', 'none') }),
	'Action.ShowCard': shape({ ...action, card: one('card') }, 'card'),
	'Action.ToggleVisibility': shape(
		{ ...action, targetElements: either(list('target')) },
		'targetElements',
	),
};

const { 'Action.ShowCard': _, ...selectActions } = actions;
const { Image = shape({}) } = elements;

/**
 * Adaptive Cards up to version 1.3, the newest that Webex shows.
 * @see https://developer.webex.com/docs/buttons-and-cards
 * @see https://adaptivecards.io/explorer
 */
export const families: Readonly<Record<Family, Readonly<Record<string, Shape>>>> = {
	element: elements,
	action: actions,
	/** A card cannot open another by a click on an element. */
	selectAction: selectActions,
	image: { Image },
	card: {
		AdaptiveCard: shape({
			version: text,
			body: list('element'),
			actions: list('action'),
			selectAction: one('selectAction'),
			fallbackText: text,
			backgroundImage: background,
			minHeight: pixels,
			speak: text,
			lang: text,
			verticalContentAlignment: verticalAlignment,
		}),
	},
	column: {
		Column: shape({
			...block,
			items: list('element'),
			backgroundImage: background,
			bleed: flag,
			minHeight: pixels,
			selectAction: one('selectAction'),
			style: containerStyle,
			verticalContentAlignment: verticalAlignment,
			width: either(word('auto', 'stretch'), { kind: 'pixels', isWeight: true }, number),
		}),
	},
	inline: {
		TextRun: shape(
			{
				...textStyle,
				text,
				highlight: flag,
				italic: flag,
				selectAction: one('selectAction'),
				strikethrough: flag,
				underline: flag,
			},
			'text',
		),
	},
	background: {
		BackgroundImage: shape(
			{
				url,
				fillMode: word('cover', 'repeatHorizontally', 'repeatVertically', 'repeat'),
				horizontalAlignment: alignment,
				verticalAlignment,
			},
			'url',
		),
	},
	fact: { Fact: shape({ title: text, value: text }, 'title', 'value') },
	choice: { 'Input.Choice': shape({ title: text, value: text }, 'title', 'value') },
	mediaSource: { MediaSource: shape({ mimeType: text, url }, 'mimeType', 'url') },
	target: { TargetElement: shape({ elementId: text, isVisible: flag }, 'elementId') },
};

/** Objects that need no type, for only one stands in their place; a text stands for a whole inline or target. */
export const untyped: ReadonlySet<Family> = new Set([
	'background',
	'choice',
	'column',
	'fact',
	'image',
	'mediaSource',
	'target',
]);
export const asText: ReadonlySet<Family> = new Set(['inline', 'target']);
