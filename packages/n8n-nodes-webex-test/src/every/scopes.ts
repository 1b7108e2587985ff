import type { Operation } from '@webex-nodes/client';
import { rest } from '@webex-nodes/client';

const contract: Readonly<Record<string, Readonly<Record<string, Operation>>>> = rest as never;

const operations = Object.values(contract).flatMap((resource) => Object.values(resource));

/** Of the whole contract, and what the XML API and encrypted names need. */
export const everyScope: readonly string[] = [
	...new Set(['spark:all', 'spark:kms', ...operations.flatMap(({ scope }) => scope ?? [])]),
];
