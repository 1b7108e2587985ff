import type { RestClient } from '@webex-nodes/client';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Field, Values } from './field.ts';
import type { Item } from './item.ts';
import type { Session } from './session.ts';

/** `Client` is what the operation works with. */
export type Operation<
	Client = RestClient,
	Fields extends readonly Field[] = readonly Field[],
> = OperationFacts<Fields> &
	(ForEachItem<Client, Fields> | ForAllItems<Client, Fields> | AsksAndWaits<Client, Fields>);

export interface OperationFacts<Fields extends readonly Field[]> {
	/** Title case, without the resource. */
	readonly name: string;
	/** Sentence case, with the resource. */
	readonly action: string;
	readonly description: string;
	/** What a person should know before choosing it; shown above the fields. */
	readonly notice?: string;
	readonly fields: Fields;
	/** Flattens one item when the field "Simplify" is on. */
	simplify?(item: never): IDataObject;
}

export interface ForEachItem<Client, Fields extends readonly Field[]> {
	readonly once?: undefined;
	readonly ask?: undefined;
	/** Gives one object, a list of them, each with files or without, or nothing. */
	run(client: Client, values: Values<Fields>, item: Item): PromiseLike<unknown>;
	/** For requests that take several items at a time. */
	readonly batch?: Batch<Client, Fields>;
}

/** Works once, whatever number of items comes in, and remembers something from execution to execution. */
export interface ForAllItems<Client, Fields extends readonly Field[]> {
	once(client: Client, items: readonly Values<Fields>[], session: Session): Promise<Outcome>;
	readonly ask?: undefined;
}

/** Asks somebody, once, and lets n8n wait: the answer comes through the webhook of the node. */
export interface AsksAndWaits<Client, Fields extends readonly Field[]> {
	readonly once?: undefined;
	/** Gives until when n8n waits. */
	ask(client: Client, values: Values<Fields>, context: IExecuteFunctions): Promise<Date>;
}

interface Outcome {
	readonly items: readonly object[];
	/** Remembers how far it came; called when the node has succeeded. */
	readonly keep?: () => void;
	/** For whoever looks at the execution. */
	readonly hint?: string;
}

/** Items that belong together go out in one request, instead of one after the other. */
interface Batch<Client, Fields extends readonly Field[]> {
	/** What one request takes: so many items, or so much of their weight. */
	readonly size: number;
	/** How much of the size an item uses; 1 when left out. */
	weight?(values: Values<Fields>): number;
	/** Items with the same key belong together. */
	key(values: Values<Fields>): string;
	/** Gives, in the order of the items, what each of them gives. */
	run(client: Client, items: readonly Values<Fields>[]): PromiseLike<readonly unknown[]>;
}

export interface Resource<Client = RestClient> {
	/** Title case, singular. */
	readonly name: string;
	readonly operations: Readonly<Record<string, Operation<Client>>>;
	/** The operation that is chosen first. */
	readonly first: string;
}

/** By the name that a workflow stores. */
export type Resources<Client = RestClient> = Readonly<Record<string, Resource<Client>>>;

/** Reads the types of the values off the fields. */
export function operation<const Fields extends readonly Field[]>(
	definition: Operation<RestClient, Fields>,
): Operation {
	return definition as unknown as Operation;
}
