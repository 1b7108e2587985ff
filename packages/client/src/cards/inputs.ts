type Element = Readonly<Record<string, unknown>>;

/** An input of a card, wherever it is. */
export type CardField = Element & { readonly type: string; readonly id: string };

const isField = (value: Element): value is CardField =>
	typeof value['type'] === 'string' &&
	value['type'].startsWith('Input.') &&
	typeof value['id'] === 'string';

/** The inputs of a card, in its order. */
export function inputsOfCard(card: unknown): readonly CardField[] {
	if (Array.isArray(card)) return card.flatMap(inputsOfCard);
	if (typeof card !== 'object' || card === null) return [];
	const element = card as Element;
	return isField(element) ? [element] : Object.values(element).flatMap(inputsOfCard);
}

/** The same card, with these values in its inputs, by their ID. */
export function fillCard<Given>(card: Given, values: Readonly<Record<string, unknown>>): Given {
	if (Array.isArray(card)) return card.map((each) => fillCard(each, values)) as Given;
	if (typeof card !== 'object' || card === null) return card;
	const element = card as Element;
	if (isField(element)) {
		const value = Object.hasOwn(values, element.id) ? values[element.id] : undefined;
		return value === undefined || value === null ? card : ({ ...element, value } as Given);
	}
	return Object.fromEntries(
		Object.entries(element).map(([name, inner]) => [name, fillCard(inner, values)]),
	) as Given;
}
