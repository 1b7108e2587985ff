import type { IDataObject } from 'n8n-workflow';

/** What a person chose under "Output": simplified, raw, or only some fields of both. */
export interface Shape {
	/** Workflows store it under the name that it had when there were only the first two. */
	readonly simplify?: unknown;
	readonly selectedFields?: unknown;
}

/** The names of the fields, where only some are wanted. */
export const fieldsOf = ({ simplify, selectedFields }: Shape): readonly string[] | undefined =>
	simplify === 'selected' && Array.isArray(selectedFields) ? selectedFields.map(String) : undefined;

/**
 * One item in the form that was chosen. An operation that has nothing to simplify has no such choice, and what a dry run
 * shows is shown as it is.
 */
export function shaped<Given extends object>(
	shape: Shape,
	given: Given,
	simplify: ((given: Given) => IDataObject) | undefined,
): IDataObject {
	if (!shape.simplify || !simplify || 'dryRun' in given) return { ...given } as IDataObject;
	const simple = simplify(given);
	const names = fieldsOf(shape);
	return names ? pick({ ...given, ...simple }, names) : simple;
}

/** A dot in a name reaches inside: `attachments.0.content`. */
const pick = (all: IDataObject, names: readonly string[]): IDataObject =>
	Object.fromEntries(
		names.map((name) => [name, valueAt(all, name)]).filter(([, value]) => value !== undefined),
	);

const valueAt = (all: IDataObject, name: string): IDataObject[string] =>
	name in all
		? all[name]
		: (name
				.split('.')
				.reduce<unknown>((inner, part) => Object(inner)[part], all) as IDataObject[string]);

/** For a model, which pays for each character: without what is empty, and without the same text a second time. */
export const brief = ({ markdown, ...item }: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries({ ...item, ...(!item['text'] && { markdown }) }).filter(
			([, value]) => !isEmpty(value),
		),
	);

const isEmpty = (value: unknown) =>
	value === undefined ||
	value === null ||
	value === '' ||
	(typeof value === 'object' && Object.keys(value).length === 0);
