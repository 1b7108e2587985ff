import type { IDataObject } from 'n8n-workflow';

/** The object without its empty values; `undefined` when all of them are empty. */
export function filled<Value extends object>(
	value: Value,
): { [Name in keyof Value]: NonNullable<Value[Name]> } | undefined {
	const entries = Object.entries(value).filter(
		([, item]) => item !== undefined && item !== null && item !== '',
	);
	return entries.length > 0
		? (Object.fromEntries(entries) as { [Name in keyof Value]: NonNullable<Value[Name]> })
		: undefined;
}

/** An output item without the values that Webex did not send. */
export const compact = (item: object): IDataObject => (filled(item) ?? {}) as IDataObject;

/** Cuts a list into lists of at most `size` items. */
export function inBatches<Item>(items: readonly Item[], size: number): Item[][] {
	return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
		items.slice(index * size, (index + 1) * size),
	);
}
