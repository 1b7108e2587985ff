/** The element of the page; an error when the page has none. */
export function find<Found extends Element>(selector: string, type: new () => Found): Found {
	const element = document.querySelector(selector);
	if (element instanceof type) return element;
	throw new Error(`The page has no ${selector}`);
}

export function make<Name extends keyof HTMLElementTagNameMap>(
	name: Name,
	properties: Partial<HTMLElementTagNameMap[Name]>,
	...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
	const element = Object.assign(document.createElement(name), properties);
	element.append(...children);
	return element;
}

/**
 * Makes these the children, in this order. What is in its place already is not touched, so that it keeps focus, caret
 * and scroll position.
 */
export function arrange(parent: Element, wanted: readonly Element[]): void {
	const kept = new Set(wanted);
	for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
	let place = parent.firstElementChild;
	for (const element of wanted) {
		if (element === place) place = place.nextElementSibling;
		else parent.insertBefore(element, place);
	}
}

/** Only when it differs: a change, even to the same text, would end a selection. */
export function setText(element: Element, text: string): void {
	if (element.textContent !== text) element.textContent = text;
}
