type Element = Readonly<Record<string, unknown>>;

const listOf = (value: unknown): readonly Element[] =>
	Array.isArray(value) ? value.map((each) => Object(each) as Element) : [];
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Of the elements that say something themselves; the others only hold elements. */
const said: Readonly<Record<string, (element: Element) => readonly string[]>> = {
	TextBlock: ({ text: own }) => [text(own)],
	RichTextBlock: ({ inlines }) => [
		[inlines]
			.flat()
			.map((each) => text(each) || text(Object(each).text))
			.join(''),
	],
	FactSet: ({ facts }) => listOf(facts).map(({ title, value }) => `- ${title}: ${value}`),
	Image: ({ altText }) => [`[Image${altText ? `: ${text(altText)}` : ''}]`],
	'Action.OpenUrl': ({ title, url }) => [`[${text(title)}](${text(url)})`],
	'Action.Submit': ({ title }) => [`[${text(title)}]`],
	'Action.ToggleVisibility': ({ title }) => [`[${text(title)}]`],
	'Action.ShowCard': ({ title }) => [`[${text(title)}]`],
	'Input.Toggle': ({ title }) => [`☐ ${text(title)}`],
	'Input.ChoiceSet': ({ label, choices }) => [
		`${text(label)}:`,
		...listOf(choices).map(({ title }) => `○ ${text(title)}`),
	],
};

const inside = ['body', 'items', 'columns', 'images', 'actions', 'card'];

/** What a card says, in the order of its elements, a line each: for a preview, and for whoever does not see cards. */
export function cardText(card: Element): string {
	const type = text(card['type']);
	const isInput = type.startsWith('Input.');
	const say = Object.hasOwn(said, type) ? said[type] : undefined;
	const own = say?.(card) ?? (isInput ? [`${text(card['label'])}: ____`] : []);
	const inner = inside
		.flatMap((name) => [card[name] ?? []].flat())
		.map((each) => cardText(Object(each)));
	return [...own, ...inner].filter(Boolean).join('\n');
}
