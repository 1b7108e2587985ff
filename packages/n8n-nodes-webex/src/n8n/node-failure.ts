import { type INode, type JsonObject, NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { Authentication } from './client.ts';
import { explain } from './failures.ts';

/** What a person reads in the editor, for whatever was thrown. */
export function nodeFailure(
	node: INode,
	error: unknown,
	authentication: Authentication,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	const explained = explain(error, authentication);
	const where = itemIndex === undefined ? {} : { itemIndex };
	return explained
		? new NodeApiError(node, { ...explained } as JsonObject, { ...explained, ...where })
		: new NodeOperationError(node, error as Error, where);
}
