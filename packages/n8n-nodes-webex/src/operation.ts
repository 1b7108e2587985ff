import type { RestClient } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import type { Field, Values } from './field.ts';

export interface Operation<Fields extends readonly Field[] = readonly Field[]> {
	/** Title case, without the resource. */
	readonly name: string;
	/** Sentence case, with the resource. */
	readonly action: string;
	readonly description: string;
	readonly fields: Fields;
	/** Flattens one item when the field "Simplify" is on. */
	simplify?(item: never): IDataObject;
	/** Gives one object, a list of them, or nothing. */
	run(webex: RestClient, values: Values<Fields>): PromiseLike<unknown>;
}

export interface Resource {
	/** Title case, singular. */
	readonly name: string;
	readonly operations: Readonly<Record<string, Operation>>;
	/** The operation that is chosen first. */
	readonly first: string;
}

/** By the name that a workflow stores. */
export type Resources = Readonly<Record<string, Resource>>;

/** Reads the types of the values off the fields. */
export function operation<const Fields extends readonly Field[]>(
	definition: Operation<Fields>,
): Operation {
	return definition as unknown as Operation;
}
