import type { IdType, Operation } from '@webex-nodes/client';
import { z } from 'zod';
import type { Switches } from '../control/switches.ts';
import { Failure, missingScope } from '../failure.ts';
import type { AccessToken } from '../oauth/tokens.ts';
import { normaliseId } from '../world/ids.ts';
import type { PersonRecord, World } from '../world/world.ts';

/** @throws Failure 403 when the caller is no administrator. */
export function requireAdmin({ caller }: Call): void {
	if (!caller.isAdmin) throw new Failure(403, missingScope);
}

export interface Call {
	readonly world: World;
	readonly switches: Switches;
	/** The person or bot that the token belongs to. */
	readonly caller: PersonRecord;
	readonly token: AccessToken;
	/** Of the address that was called, without a slash at the end. */
	readonly origin: string;
	/** Whether it is a page of a list that began with an earlier request. */
	readonly isNextPage?: boolean;
}

/** What an operation does to the world. */
type Endpoint<Op> =
	Op extends Operation<infer Input, infer Output, infer Kind>
		? Kind extends 'many'
			? ManyEndpoint<Input, Output>
			: Kind extends 'bytes' | 'text'
				? OneEndpoint<Input, Document>
				: OneEndpoint<Input, Output>
		: never;

interface OneEndpoint<Input, Output> {
	readonly input: z.ZodType<Input>;
	readonly handle: (input: Input, call: Call) => Output | Promise<Output>;
	/** 200 when left out. */
	readonly status?: (call: Call, output: Output) => number;
}

/** An answer that is no JSON. */
export interface Document {
	readonly body: string | Uint8Array<ArrayBuffer>;
	readonly contentType: string;
	readonly fileName?: string;
}

export interface ManyEndpoint<Input, Item> {
	readonly input: z.ZodType<Input>;
	/** Every item, in the order of the listing. */
	readonly handle: (input: Input, call: Call) => readonly Item[];
	readonly pageSize: (
		input: Input,
		call: Call,
	) => { readonly usual: number; readonly largest: number };
	/** What the answer has besides its items. */
	readonly beside?: (input: Input, call: Call) => Readonly<Record<string, unknown>>;
	/** The parameters that lead to the page after this item; an opaque cursor when left out. */
	readonly after?: (last: Item) => Readonly<Record<string, string>>;
	/** What a page shows for its items, where an object of the answer is spread over several. */
	readonly join?: (items: readonly Item[]) => readonly Item[];
	/** `false` for lists whose next page only the input names. */
	readonly isLinked?: boolean;
}

/** One for each operation of the contract: leaving one out does not compile. */
export type Endpoints<Operations> = {
	readonly [Name in keyof Operations]: Endpoint<Operations[Name]>;
};

/** For an operation whose required fields clients leave out: its handler does without them, and the contract stays strict. */
export const lenient = <Given, Output>(
	schema: z.ZodType<Given>,
	handle: (input: Given, call: Call) => Output,
) => ({ input: schema as unknown as z.ZodType<never>, handle });

/** An input of which clients leave out a field. */
export type Leaving<Input, Name extends keyof Input> = Omit<Input, Name> & {
	readonly [Key in Name]?: Input[Key] | undefined;
};

/** In a query everything is a text. */
export const queryFlag = z
	.enum(['true', 'false'])
	.transform((text) => text === 'true')
	.optional();

/** @throws Failure 400 for what is neither an ID nor a UUID. */
export function readId(type: IdType, value: string): string {
	const id = normaliseId(type, value);
	if (!id) throw new Failure(400, 'Expect base64 ID or UUID.');
	return id;
}
