import type { Field } from '../engine/field.ts';
import {
	anyFields,
	type ForEachItem,
	type Operation,
	type OperationFacts,
} from '../engine/operation.ts';
import type { Meetings } from './connect.ts';

type Definition<Fields extends readonly Field[]> = Omit<
	OperationFacts<Fields>,
	'hidesSecrets' | 'notice'
> &
	ForEachItem<Meetings, Fields> & {
		/** The replacement in the REST API; absent for operations that Cisco has not retired. */
		readonly rest?: string;
	};

/** Reads the types of the values off the fields, and adds a notice to operations that Cisco has retired. */
export function meetingsOperation<const Fields extends readonly Field[]>({
	rest,
	...definition
}: Definition<Fields>): Operation<Meetings> {
	return anyFields<Meetings, Fields>({
		...definition,
		hidesSecrets: true,
		...(rest && {
			notice: `Cisco retired the meeting operations of the XML API for most sites on March 31, 2024. If your site refuses this one, use the node <b>Webex Meetings</b>, or an API Request: <b>${rest}</b>.`,
		}),
	});
}
