/** How the value of a parameter is written for the REST node; by its name in {@link forms}. */
export type Form = 'email' | 'held' | 'meeting' | 'recording' | 'same' | 'site' | 'zone';

/** What becomes of one parameter of the XML node. Names are paths, such as `options.agenda`. */
export type Rule =
	/** The REST node has it. */
	| { readonly to: string; readonly form?: Form; readonly note?: string }
	/** Nothing replaces it: a node that has it set, to something else than these values, stays as it is. */
	| { readonly none: string; readonly except?: readonly unknown[] }
	/** It is left out, without harm, or with a remark that a person reads. */
	| { readonly leftOut: string; readonly isHarmless?: boolean };

/** What becomes of one operation of the XML node. */
export interface Entry {
	/** Operation of the XML API. */
	readonly xml: string;
	/** Request of the REST API; absent where it has none. */
	readonly rest?: string;
	/** Resource and operation of the node Webex Meetings, such as `meeting.create`; absent where it has none. */
	readonly target?: string;
	/** Why there is no target. */
	readonly why?: string;
	/** The node may stay: Webex goes on to support this operation of the XML API. */
	readonly mayStay?: boolean;
	/** Scopes that the credential needs for it; the operations of the XML API need `spark:all`. */
	readonly scopes?: readonly string[];
	/** Where the counterpart is known from: our comparison of both APIs, or Webex's documents. */
	readonly basis: 'documented' | 'inferred';
	readonly parameters: Readonly<Record<string, Rule>>;
	/** Parameters that the REST node needs so that it does what the XML node did, unless they are set. */
	readonly adds?: Readonly<Record<string, unknown>>;
	/** Parameters of the XML node with these values have no counterpart. */
	readonly only?: { readonly name: string; readonly value: unknown; readonly why: string };
	/** Fields of the simplified output that have another name (or, with `null`, none) or another form. */
	readonly outputs: Readonly<Record<string, string | null>>;
	/** What is different, in sentences for people. */
	readonly differs: readonly string[];
}
