import type { IdType } from '@webex-nodes/client';
import type {
	IDisplayOptions,
	INodeProperties,
	INodePropertyTypeOptions,
	NodePropertyTypes,
} from 'n8n-workflow';
import type { ListKind } from './lists.ts';

export interface Choice {
	readonly name: string;
	readonly value: string | number | boolean;
	readonly description?: string;
	readonly action?: string;
}

/** The fields of one entry of a fixed collection. */
export interface Group {
	readonly name: string;
	readonly displayName: string;
	readonly values: readonly Field[];
}

/** A way to choose in a locator; n8n knows more of it. */
export interface Mode {
	readonly displayName: string;
	readonly name: string;
	readonly type: string;
	readonly hint?: string;
}

/** One of n8n's parameters, as a literal from which the types of an operation are read. */
export interface Field {
	readonly displayName: string;
	readonly name: string;
	readonly type: NodePropertyTypes;
	readonly default: unknown;
	readonly description?: string;
	readonly hint?: string;
	readonly placeholder?: string;
	readonly required?: boolean;
	/** As `required`, but n8n does not look: it does so also where an expression decides that the field is not shown. */
	readonly isNeeded?: boolean;
	readonly noDataExpression?: boolean;
	readonly typeOptions?: Readonly<Omit<INodePropertyTypeOptions, 'loadOptionsDependsOn'>> & {
		readonly loadOptionsDependsOn?: readonly string[];
	};
	readonly options?: readonly (Choice | Field | Group)[];
	readonly modes?: readonly Mode[];
	/** Of a fixed collection: what its entries hold comes to the values of this list. */
	readonly into?: string;
	/** Belong to it wherever it is, and stand below it. */
	readonly followedBy?: readonly Field[];
	/** Takes several values. */
	readonly list?: ListKind;
	/** Of a date: what a clock on the wall shows, where Webex wants that instead of a moment. */
	readonly local?: 'date' | 'dateTime';
	/**
	 * The kind of object: an ID, a UUID or an address of the Webex app that a person pastes here becomes its ID; so does
	 * the title of a room, the name of a team or of a person, once Webex was asked.
	 */
	readonly idType?: IdType;
	/** Email addresses: taken beside IDs, or wanted instead of them. */
	readonly email?: 'also' | 'only';
	/** Words that are no names, such as `all`. */
	readonly words?: readonly string[];
	/** A name that stands for nobody is left to the operation, which has a result for each; see `reasonOf`. */
	readonly isOneByOne?: boolean;
	/**
	 * Only a whole name counts, and no part of it, also By Name: what is found is deleted, left, or gets rights. It is so
	 * in every other mode, in lists, and for tools of agents.
	 */
	readonly isWhole?: boolean;
	/** Between the fields of one operation only; the operation itself is added by the engine. */
	readonly displayOptions?: {
		readonly show: Readonly<Record<string, readonly (string | number | boolean)[]>>;
	};
}

/** Options are of one of three forms. */
export const isChoice = (option: Choice | Field | Group): option is Choice => 'value' in option;
export const isGroup = (option: Choice | Field | Group): option is Group => 'values' in option;
export const isField = (option: Choice | Field | Group): option is Field => 'type' in option;

/**
 * The value of a field: of a locator the ID, of a date an ISO 8601 time in UTC (of a local one without a zone), of a
 * fixed collection the list of its entries, of a hidden field `undefined`.
 */
type Value<F> = F extends { displayOptions: object } ? ShownValue<F> | undefined : ShownValue<F>;

type ShownValue<F> = F extends { list: ListKind }
	? readonly string[]
	: F extends { type: 'boolean' }
		? boolean
		: F extends { type: 'number' }
			? number
			: F extends { type: 'options'; options: readonly (infer Option)[] }
				? Option extends { value: infer Chosen }
					? Chosen
					: never
				: F extends { type: 'multiOptions'; options: readonly { value: infer Chosen }[] }
					? readonly Chosen[]
					: F extends { type: 'collection'; options: readonly (infer Option)[] }
						? { readonly [O in Option as NameOf<O>]?: Value<O> }
						: F extends { type: 'fixedCollection'; options: readonly [{ values: infer Inner }] }
							? readonly EntryOf<Inner>[]
							: F extends { type: 'resourceMapper' }
								? { readonly value?: Readonly<Record<string, unknown>> | null }
								: string;

type EntryOf<Inner> = Inner extends readonly (infer Each)[]
	? { readonly [F in Each as NameOf<F>]?: Value<F> }
	: never;

type NameOf<F> = F extends { name: infer Name extends string } ? Name : never;

/** By the names of the fields; without types where it is not known which fields they are. */
export type Values<Fields extends readonly Field[]> = readonly Field[] extends Fields
	? Readonly<Record<string, unknown>>
	: { readonly [F in Fields[number] as NameOf<F>]: Value<F> };

/** With those that belong to others. */
export const allOf = (fields: readonly Field[]): readonly Field[] =>
	fields.flatMap((field) => [field, ...(field.followedBy ?? [])]);

const unknownToN8n: readonly string[] = [
	'email',
	'followedBy',
	'idType',
	'into',
	'isNeeded',
	'isOneByOne',
	'isWhole',
	'list',
	'local',
	'words',
];

/** The same field without what n8n does not know, shown only where it belongs. */
export function showWhere(
	field: Field,
	where: NonNullable<IDisplayOptions['show']> = {},
): INodeProperties {
	const show = { ...where, ...field.displayOptions?.show };
	const known = Object.entries(field).filter(([name]) => !unknownToN8n.includes(name));
	const shown = {
		...Object.fromEntries(known),
		...(Object.keys(show).length > 0 && { displayOptions: { show } }),
	};
	// n8n's types do not know readonly lists.
	return shown as unknown as INodeProperties;
}
