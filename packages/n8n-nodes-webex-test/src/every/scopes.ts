import { type Operation, rest } from '@webex-nodes/client';

const contract: Readonly<Record<string, Readonly<Record<string, Operation>>>> = rest as never;

interface Named {
	readonly name: string;
	readonly operation: Operation;
	readonly pattern: RegExp;
}

const parameters = ({ operation }: Named) => operation.path.split('{').length;

const operations: readonly Named[] = Object.entries(contract)
	.flatMap(([resource, each]) =>
		Object.entries(each).map(([name, operation]) => ({
			name: `${resource}.${name}`,
			operation,
			pattern: new RegExp(`^/v1${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
		})),
	)
	// A path without parameters comes first: /people/me is not the person "me".
	.toSorted((one, other) => parameters(one) - parameters(other));

/** The operation of the contract that a request is; `undefined` for what is not of the REST API. */
export function nameOf(method: string, path: string): string | undefined {
	const [pathname = ''] = path.split('?');
	return operations.find(
		({ operation, pattern }) => operation.method === method && pattern.test(pathname),
	)?.name;
}

/** Of operations of the contract, such as `messages.list`: each scope once. */
export function scopesOf(names: readonly string[]): readonly string[] {
	const scopes = names.flatMap((name) => {
		const found = operations.find((each) => each.name === name);
		if (!found) throw new Error(`The contract has no operation ${name}`);
		const { scope, alsoNeeds = [] } = found.operation;
		return scope ? [scope, ...alsoNeeds] : [];
	});
	return [...new Set(scopes)];
}

/** Of the whole contract, and what encrypted titles and the XML API need. */
export const everyScope: readonly string[] = [
	...new Set(['spark:all', 'spark:kms', ...scopesOf(operations.map(({ name }) => name))]),
];
