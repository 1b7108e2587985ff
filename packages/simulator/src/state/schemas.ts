import { z } from 'zod';

/**
 * An object of a snapshot: the fields that everything else relies on are texts, or lists (`[]`); all others are kept as
 * they are.
 */
export const record = <Item extends object>(
	...fields: readonly (`${keyof Item & string}[]` | (keyof Item & string))[]
) =>
	z.custom<Item>((value) => fields.every((field) => has(value, field)), {
		error: `expected an object with ${fields.join(', ')}`,
	});

function has(value: unknown, field: string): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return field.endsWith('[]')
		? Array.isArray(Reflect.get(value, field.slice(0, -2)))
		: typeof Reflect.get(value, field) === 'string';
}

/** A map, in its order. */
export const entries = <Value extends z.ZodType>(value: Value) =>
	z.array(z.tuple([z.string(), value]));

/** JSON has no infinity: `null` stands for it. */
export const time = z.number().nullable();
export const toTime = (milliseconds: number) =>
	Number.isFinite(milliseconds) ? milliseconds : null;
export const fromTime = (saved: z.infer<typeof time>) => saved ?? Number.POSITIVE_INFINITY;

/** Puts what was saved into a map, in place of what it has. */
export function refill<Key, Value>(
	map: Map<Key, Value>,
	saved: Iterable<readonly [Key, Value]>,
): void {
	map.clear();
	for (const [key, value] of saved) map.set(key, value);
}

/** The same for the records of a map that are found by their ID. */
export const refillById = <Value extends { readonly id: string }>(
	map: Map<string, Value>,
	saved: readonly Value[],
): void =>
	refill(
		map,
		saved.map((value) => [value.id, value]),
	);
