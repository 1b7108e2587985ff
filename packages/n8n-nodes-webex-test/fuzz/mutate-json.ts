/** Names and values that a field may not expect; `"__proto__"` becomes a field of its own, as JSON.parse makes it. */
const values = [
	...['null', 'true', '0', '-1', '1e400', '""', '[]', '{}', '[[]]', '"x"', '" "', '"\\u0000"'],
	...['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}'],
	...['{"toString":1,"valueOf":1}', '{"toJSON":1}', '{"length":-1}', '{"then":1}', '["a",{"a":1}]'],
	...['"2026-02-30T25:61:00Z"', '"../../v1/people/me"', '"https://127.0.0.1:1/x"', '"a\\r\\nb: c"'],
];
const names = ['__proto__', 'constructor', 'toString', 'id', 'data', 'look', '', 'created', 'then'];

type Below = (limit: number) => number;

/** The text with one value of its JSON changed, removed, added or moved; the text itself where it holds no JSON. */
export function mutateJson(text: string, below: Below): string {
	const at = text.search(/\n[[{]/) + 1;
	let parsed: unknown;
	try {
		parsed = JSON.parse(text.slice(at));
	} catch {
		return text;
	}
	const [first, ...more] = placesIn(parsed);
	if (!first) return text;
	const places = [first, ...more];
	const pick = () => places[below(places.length)] ?? first;
	const { parent, name } = pick();
	const value: unknown = JSON.parse(values[below(values.length)] ?? 'null');
	const other = pick();
	const changes = [
		() => put(parent, name, value),
		() => put(parent, name, value),
		() => Reflect.deleteProperty(parent, name),
		() => put(parent, names[below(names.length)] ?? '', value),
		() => put(parent, name, structuredClone(Reflect.get(other.parent, other.name))),
		() => put(parent, name, JSON.stringify(Reflect.get(parent, name))),
	];
	changes[below(changes.length)]?.();
	return text.slice(0, at) + JSON.stringify(parsed);
}

interface Place {
	readonly parent: object;
	readonly name: string;
}

function placesIn(value: unknown): Place[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) => [
		{ parent: value, name },
		...placesIn(inner),
	]);
}

/** A field of its own, whatever its name. */
const put = (parent: object, name: string, value: unknown) =>
	Reflect.defineProperty(parent, Array.isArray(parent) && name === '' ? '0' : name, {
		value,
		configurable: true,
		enumerable: true,
		writable: true,
	});
