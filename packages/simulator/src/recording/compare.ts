/** A field, a type or a status that is not as it was recorded. */
export interface Difference {
	/** In the body, such as `items[].title`; or `status`, or the name of a header. */
	readonly at: string;
	readonly recorded: string;
	readonly found: string;
}

/** Names that people chose were replaced by the recorder. */
const isReplaced = (name: string) => /^x-[0-9a-f]{12}$/.test(name);

/** Fields and types; values may differ. Items of a list are looked at together, for many have fields that others lack. */
export function compareShapes(recorded: unknown, found: unknown): Difference[] {
	return compare(shapeOf(recorded), shapeOf(found), '');
}

interface Shape {
	readonly types: ReadonlySet<string>;
	readonly fields: ReadonlyMap<string, Shape>;
	/** Absent in an empty list. */
	readonly items?: Shape | undefined;
}

function shapeOf(...values: readonly unknown[]): Shape {
	const lists = values.filter(Array.isArray);
	const items = lists.flat();
	const objects = values.filter(isObject);
	const names = new Set(objects.flatMap((value) => Object.keys(value)));
	const fields = [...names].map((name): [string, Shape] => {
		const inner = objects.filter((value) => Object.hasOwn(value, name)).map((value) => value[name]);
		return [name, shapeOf(...inner)];
	});
	return {
		types: new Set(values.map(typeOf)),
		fields: new Map(fields),
		...(items.length > 0 && { items: shapeOf(...items) }),
	};
}

function compare(recorded: Shape, found: Shape, at: string): Difference[] {
	const [one, other] = [recorded, found].map(({ types }) => [...types].sort().join(' or '));
	if (one !== other) return [{ at: at || 'body', recorded: one ?? '', found: other ?? '' }];
	// Names of people's own have no counterpart.
	const isOpen = [...recorded.fields.keys()].some(isReplaced);
	const names = new Set([...recorded.fields.keys(), ...(isOpen ? [] : found.fields.keys())]);
	const inFields = [...names]
		.filter((name) => !isReplaced(name))
		.flatMap((name) => {
			const place = at ? `${at}.${name}` : name;
			const [before, now] = [recorded.fields.get(name), found.fields.get(name)];
			if (before && now) return compare(before, now, place);
			return [
				{ at: place, recorded: before ? 'there' : 'missing', found: now ? 'there' : 'missing' },
			];
		});
	const inItems =
		recorded.items && found.items ? compare(recorded.items, found.items, `${at}[]`) : [];
	return [...inFields, ...inItems];
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function typeOf(value: unknown): string {
	if (value === null) return 'null';
	return Array.isArray(value) ? 'list' : typeof value;
}
