import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { memoryOfNode } from '../n8n/static-data.ts';

/** Version 0.1 of this package kept where a node stands in the static data of the workflow. */
export function readEarlierStore(
	context: IExecuteFunctions,
	operation: string,
): IDataObject | undefined {
	return memoryOfNode(context, operation).read()?.['value'] as IDataObject | undefined;
}

/** So that it does not count again when somebody removes the entry of the data table. */
export function emptyEarlierStore(context: IExecuteFunctions, operation: string): void {
	if (readEarlierStore(context, operation)) memoryOfNode(context, operation).write({});
}
