import type { RestClient } from '@webex-nodes/client';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Shape } from '../output/shape.ts';
import type { Field, Values } from './field.ts';
import type { Item } from './item.ts';
import type { NodeMemory } from './node-memory.ts';

/**
 * `Client` is what the operation works with. With the fields left out it is what the engine runs: the types of the
 * values were checked where the operation was written, and the engine reads the values off the same fields.
 */
export type Operation<
	Client = RestClient,
	Fields extends readonly Field[] = readonly Field[],
> = OperationFacts<Fields> &
	Completes<Client> &
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
	/** Its answers may hold secrets: these are left out, unless there is a field "Include Secrets" and it is on. */
	readonly hidesSecrets?: boolean;
	/** The link that the operation is there for, which is shown. */
	readonly link?: string;
	/** Flattens one item, unless "Output" is "Raw". */
	simplify?(item: object): IDataObject;
}

/** Adds what Webex does not give with them to the results of an item. */
export interface Completes<Client> {
	complete?(client: Client, results: readonly object[], shape: Shape): Promise<readonly object[]>;
}

export interface ForEachItem<Client, Fields extends readonly Field[]> {
	readonly once?: undefined;
	readonly ask?: undefined;
	/** Returns one object, a list of them, each with files or without, or nothing. */
	run(client: Client, values: Values<Fields>, item: Item): PromiseLike<unknown>;
	/** For requests that take several items at a time. */
	readonly batch?: Batch<Client, Fields>;
}

/** Is called once, whatever the number of items that come in, and remembers something from execution to execution. */
export interface ForAllItems<Client, Fields extends readonly Field[]> {
	once(client: Client, items: readonly Values<Fields>[], memory: NodeMemory): Promise<Outcome>;
	readonly ask?: undefined;
}

/** Asks a person, or Webex, once, and lets n8n wait: the answer comes through the webhook of the node. */
export interface AsksAndWaits<Client, Fields extends readonly Field[]> {
	readonly once?: undefined;
	/** Returns until when n8n waits; or what is there already, and n8n does not wait. */
	ask(
		client: Client,
		values: Values<Fields>,
		context: IExecuteFunctions,
	): Promise<Date | readonly object[]>;
}

interface Outcome {
	readonly items: readonly object[];
	/** Stores how far it came; called when the node has succeeded. */
	readonly keep?: () => void;
	/** Shown to the person who looks at the execution. */
	readonly hint?: string;
}

/** Items that belong together are sent in one request, instead of one after the other. */
interface Batch<Client, Fields extends readonly Field[]> {
	/** The most that one request takes: a number of items, or a sum of their weights. */
	readonly size: number;
	/** How much of the size an item uses; 1 when left out. */
	weight?(values: Values<Fields>): number;
	/** Items with the same key belong together. */
	key(values: Values<Fields>): string;
	/** Returns one result per item, in the order of the items. */
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
	return anyFields(definition);
}

/** Forgets which fields they are; the compiler cannot follow this while the fields are not known. */
export const anyFields = <Client, Fields extends readonly Field[]>(
	definition: Operation<Client, Fields>,
) => definition as unknown as Operation<Client>;
