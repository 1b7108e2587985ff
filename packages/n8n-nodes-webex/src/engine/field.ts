import type { IdType } from '@webex-nodes/client';
import type {
	IDisplayOptions,
	INodeProperties,
	INodePropertyTypeOptions,
	NodePropertyTypes,
} from 'n8n-workflow';

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

/** One of n8n's parameters, as a literal that the types of an operation are read from. */
export interface Field {
	readonly displayName: string;
	readonly name: string;
	readonly type: NodePropertyTypes;
	readonly default: unknown;
	readonly description?: string;
	readonly hint?: string;
	readonly placeholder?: string;
	readonly required?: boolean;
	readonly noDataExpression?: boolean;
	readonly typeOptions?: Readonly<INodePropertyTypeOptions>;
	readonly options?: readonly (Choice | Field | Group)[];
	readonly modes?: readonly object[];
	/** What a person pastes here becomes the ID of such an object: an ID, a UUID, or an address of the Webex app. */
	readonly idType?: IdType;
	/** Between the fields of one operation only; the operation itself is added by the engine. */
	readonly displayOptions?: {
		readonly show: Readonly<Record<string, readonly (string | number | boolean)[]>>;
	};
}

/**
 * The value that a field gives: a locator the ID, a date an ISO 8601 time in UTC, a fixed collection the list of its
 * entries, a hidden field nothing.
 */
type Value<F> = F extends { displayOptions: object } ? ShownValue<F> | undefined : ShownValue<F>;

type ShownValue<F> = F extends { type: 'boolean' }
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
						: string;

type EntryOf<Inner> = Inner extends readonly (infer Each)[]
	? { readonly [F in Each as NameOf<F>]?: Value<F> }
	: never;

type NameOf<F> = F extends { name: infer Name extends string } ? Name : never;

export type Values<Fields extends readonly Field[]> = {
	readonly [F in Fields[number] as NameOf<F>]: Value<F>;
};

/** The same field, shown only where it belongs, as n8n knows fields. */
export function showWhere(
	field: Field,
	where: NonNullable<IDisplayOptions['show']> = {},
): INodeProperties {
	const known = Object.entries(field).filter(([name]) => name !== 'idType');
	const show = { ...where, ...(field.displayOptions?.show as IDisplayOptions['show']) };
	return {
		...(Object.fromEntries(known) as unknown as INodeProperties),
		...(Object.keys(show).length > 0 && { displayOptions: { show } }),
	};
}
