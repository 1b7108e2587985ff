import type { XmlClient } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import type { Field, Values } from '../../src/engine/field.ts';
import type { Operation } from '../../src/engine/operation.ts';
import type { Meetings } from '../../src/meetings-xml/connect.ts';
import { meetingsOperation } from '../../src/meetings-xml/operation.ts';
import { limit, returnAll, simplify } from '../fields/common.ts';
import type { meeting } from '../fields/meetings.ts';
import {
	filtersOf,
	includeSecrets,
	ofHost,
	type sessionKey,
	startsAfter,
	startsBefore,
} from './fields.ts';
import { filled, scopeOf, zoneFor } from './values.ts';

/** An operation with fields of its own; the type of the values is read off the fields. */
interface Writing<Fields extends readonly Field[]> extends Reading {
	readonly fields: Fields;
	run(meetings: Meetings, values: Values<Fields>): PromiseLike<unknown>;
}

interface Reading {
	readonly description: string;
	/** What the REST API has for it, where it is not the same as for meetings. */
	readonly rest?: string;
	simplify?(item: object): IDataObject;
}

/** The operations of the client that need the key or the filters only. */
interface Client {
	get(webex: XmlClient, key: string): PromiseLike<object>;
	delete(webex: XmlClient, key: string): PromiseLike<unknown>;
	list(
		webex: XmlClient,
		input: ReturnType<typeof listInput>,
		options: { readonly limit: number | undefined },
	): PromiseLike<readonly object[]>;
}

/** What meetings, events and training sessions differ in. */
interface SessionKind<Created extends readonly Field[], Changed extends readonly Field[]> {
	/** One with its article, and several, as the sentences of the node name them. */
	readonly noun: { readonly one: string; readonly many: string };
	/** The field that names a session. */
	readonly key: typeof meeting | typeof sessionKey;
	readonly client: Client;
	readonly create: Writing<Created>;
	readonly update: Writing<Changed>;
	readonly get: Reading;
	readonly getMany: Reading;
	readonly delete: Reading;
}

type Operations = Readonly<
	Record<'create' | 'delete' | 'get' | 'getMany' | 'update', Operation<Meetings>>
>;

/** The operations on one kind of scheduled session. */
export function sessionKind<
	const Created extends readonly Field[],
	const Changed extends readonly Field[],
>(kind: SessionKind<Created, Changed>): Operations {
	const { noun, key, client } = kind;
	return {
		create: meetingsOperation({
			name: 'Create',
			action: `Create ${noun.one}`,
			rest: 'POST /meetings',
			...kind.create,
		}),
		update: meetingsOperation({
			name: 'Update',
			action: `Update ${noun.one}`,
			rest: 'PATCH /meetings/{meetingId}',
			...kind.update,
		}),
		get: meetingsOperation({
			name: 'Get',
			action: `Get ${noun.one}`,
			rest: 'GET /meetings/{meetingId}',
			...kind.get,
			fields: [key, simplify, includeSecrets],
			run: ({ webex }, values) => client.get(webex, values[key.name]),
		}),
		getMany: meetingsOperation({
			name: 'Get Many',
			action: `Get many ${noun.many}`,
			rest: 'GET /meetings',
			...kind.getMany,
			fields: [returnAll, limit, simplify, filtersOf([ofHost, startsAfter, startsBefore])],
			run: ({ webex }, { limit, filters }) => client.list(webex, listInput(filters), { limit }),
		}),
		delete: meetingsOperation({
			name: 'Delete',
			action: `Delete ${noun.one}`,
			rest: 'DELETE /meetings/{meetingId}',
			...kind.delete,
			fields: [key],
			run: async ({ webex }, values) => {
				await client.delete(webex, values[key.name]);
				return { [key.name]: values[key.name], deleted: true };
			},
		}),
	};
}

/** The earliest first. */
export const listInput = (filters: {
	readonly hostWebExId?: string;
	readonly startsAfter?: string;
	readonly startsBefore?: string;
}) => ({
	order: { orderBy: ['STARTTIME'], orderAD: ['ASC'] } as const,
	dateScope: scopeOf(filters.startsAfter, filters.startsBefore),
	...filled({ hostWebExID: filters.hostWebExId }),
});

/** A session as a person plans or changes it. */
export type Plan = Partial<
	Readonly<
		Record<
			'agenda' | 'description' | 'hostWebExId' | 'password' | 'start' | 'timeZoneID' | 'topic',
			string
		> &
			Record<'emailInvitations' | 'registration', boolean> & { duration: number }
	>
>;

/** The zone goes with a new time only: the zone alone would move the session on the clock. */
export const withZone = <Changes extends Plan>(
	changes: Changes,
	timeZone: string,
	meetings: Meetings,
) => ({ ...changes, ...(changes.start && { timeZoneID: zoneFor(timeZone, meetings) }) });
