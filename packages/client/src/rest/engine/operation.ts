import type { WebexService } from '@webex-nodes/auth';
import type { HttpMethod } from '@webex-nodes/http';
import type { List } from '../../list.ts';
import type { OpenContent } from './content.ts';

/**
 * What an operation answers with: an object, a list, a text, a file, or nothing. An operation of the kind `none` may
 * have something to report all the same, such as the items that failed.
 */
export type Kind = 'bytes' | 'many' | 'none' | 'one' | 'text';

/** The facts of one operation that requests are made from; `Input` and `Output` exist for the compiler only. */
export interface Operation<Input = never, Output = unknown, OwnKind extends Kind = Kind> {
	readonly kind: OwnKind;
	readonly method: HttpMethod;
	/** Relative to the base address; `{name}` is filled from the input. */
	readonly path: string;
	/** Where it lives, when that is another host than that of the REST API. */
	readonly service?: WebexService;
	/** The scope that a token needs. @see https://developer.webex.com/docs/integrations */
	readonly scope?: string;
	/** Scopes that it needs besides. */
	readonly alsoNeeds?: readonly string[];
	readonly paging?: Paging;
	/** Whether it takes a file, as a form. */
	readonly takesFiles?: boolean;
	/** Inputs that are sent as headers. A time zone is always sent, so that dates mean the same everywhere. */
	readonly headers?: readonly string[];
	/** Inputs of an operation with a body that are sent in the address all the same. */
	readonly query?: readonly string[];
	/** Whether a deletion sends its inputs as a body. */
	readonly hasBody?: boolean;
	readonly types?: (input: Input) => Output;
}

export interface Paging {
	/** The largest page that one request may ask for; absent for lists without pages. */
	readonly maxPageSize?: number;
	/** A smaller limit for requests with one of these inputs. */
	readonly maxPageSizeWith?: Readonly<Record<string, number>>;
	/** Inputs that every page needs: added to a next link that lacks them. */
	readonly filters?: readonly string[];
	/** Whether a full page that names no next one is followed by asking for what comes after so many items. */
	readonly offset?: boolean;
	/** The longest time between `from` and `to` of one request, in days: a longer period takes several requests. */
	readonly window?: { readonly days: number };
}

export type Operations = Readonly<Record<string, Operation>>;

/** The inputs named in a path must be in the input's type. */
type PathInput<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
	? Readonly<Record<Name, string>> & PathInput<Rest>
	: unknown;

interface Builder<Path extends string> {
	one<Input extends PathInput<Path>, Output>(): Operation<Input, Output, 'one'>;
	many<Input extends PathInput<Path>, Item>(paging: Paging): Operation<Input, Item, 'many'>;
	none<Input extends PathInput<Path>, Output = undefined>(): Operation<Input, Output, 'none'>;
	text<Input extends PathInput<Path>>(): Operation<Input, string, 'text'>;
	bytes<Input extends PathInput<Path>>(): Operation<Input, OpenContent, 'bytes'>;
}

type Facts = Pick<
	Operation,
	'alsoNeeds' | 'hasBody' | 'headers' | 'query' | 'scope' | 'service' | 'takesFiles'
>;

const builder =
	(method: HttpMethod) =>
	<Path extends string>(path: Path, facts: Facts = {}): Builder<Path> => {
		const call = { method, path, ...facts };
		return {
			one: () => ({ kind: 'one', ...call }),
			many: (paging) => ({ kind: 'many', paging, ...call }),
			none: () => ({ kind: 'none', ...call }),
			text: () => ({ kind: 'text', ...call }),
			bytes: () => ({ kind: 'bytes', ...call }),
		};
	};

export const get: ReturnType<typeof builder> = builder('GET');
export const post: ReturnType<typeof builder> = builder('POST');
export const put: ReturnType<typeof builder> = builder('PUT');
export const patch: ReturnType<typeof builder> = builder('PATCH');
export const del: ReturnType<typeof builder> = builder('DELETE');

export interface CallOptions {
	readonly signal?: AbortSignal;
}

export interface ListOptions extends CallOptions {
	/** At most this number of items: then the requests stop. All items when left out. */
	readonly limit?: number | undefined;
	/** Items per request; the largest that Webex allows when left out. */
	readonly pageSize?: number;
	/** Continues at the next link of an earlier page. */
	readonly from?: string;
	/** Which part of a period that takes several requests comes first; the newest when left out. */
	readonly order?: 'newestFirst' | 'oldestFirst';
}

type Inputs<Input> = {} extends Input ? [input?: Input] : [input: Input];

/** The method that an operation becomes. */
export type Method<Op> =
	Op extends Operation<infer Input, infer Output, infer OwnKind>
		? OwnKind extends 'many'
			? (...values: [...Inputs<Input>, options?: ListOptions]) => List<Output>
			: (...values: [...Inputs<Input>, options?: CallOptions]) => Promise<Output>
		: never;
