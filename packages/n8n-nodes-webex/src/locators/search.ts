import type { List, Page, RestClient } from '@webex-nodes/client';
import {
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	type JsonObject,
	NodeApiError,
} from 'n8n-workflow';
import { authenticationOf, createClient } from '../n8n/client.ts';
import { explain } from '../n8n/failures.ts';

type Find = (
	webex: RestClient,
	wanted: string,
	from: string | undefined,
) => Promise<INodeListSearchResult>;

/** Makes the search of a locator, with errors that a person can read. */
export const searching = (find: Find) =>
	async function search(
		this: ILoadOptionsFunctions,
		filter = '',
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		try {
			return await find(await createClient(this), filter.trim(), paginationToken);
		} catch (error) {
			const explained = explain(error, authenticationOf(this));
			throw new NodeApiError(this.getNode(), { ...explained } as JsonObject, explained ?? {});
		}
	};

/** The result of one request: n8n requests more when the person scrolls. */
export async function firstPage<Item>(list: List<Item>): Promise<Page<Item>> {
	for await (const page of list.pages()) return page;
	return { items: [] };
}
