import { type Operation, rest } from '@webex-nodes/client';
import type { Resources } from 'n8n-nodes-webex/src/engine/operation.ts';
import { alsoNeeds, calls, reads } from 'n8n-nodes-webex-test/calls';
import { calledByOperation } from 'n8n-nodes-webex-test/coverage';
import { code, table } from '../markdown.ts';

const contract = rest as unknown as Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** Of an operation of the contract, such as `messages.list`. */
export function scopeOf(name: string): string | undefined {
	const [resource = '', operation = ''] = name.split('.');
	const found = contract[resource]?.[operation];
	if (!found) throw new Error(`The contract has no operation ${name}`);
	return found.scope;
}

/** The names of the contract that an operation of a node calls. */
export async function callsOf(
	folder: string,
	resource: string,
	operation: string,
): Promise<readonly string[]> {
	const { resources } = (await import(
		new URL(`../../../../packages/n8n-nodes-webex/nodes/${folder}/resources.ts`, import.meta.url)
			.href
	)) as { readonly resources: Resources };
	const found = resources[resource]?.operations[operation];
	if (!found) throw new Error(`${folder} has no operation ${resource}.${operation}`);
	const name = `${folder}.${resource}.${operation}`;
	if (!found.once && !found.ask) return [...(await calledByOperation(found))];
	const named = calls[name];
	if (!named) throw new Error(`calls.ts does not say what ${name} calls`);
	return named;
}

/** The sentence of an operation. The XML API has no scopes of its own. */
export async function scopesOf(
	folder: string,
	resource: string,
	operation: string,
): Promise<string> {
	if (folder === 'WebexMeetingsXml') return '';
	if (resource === 'apiRequest') return 'Scopes: those of the endpoint that you call.';
	const names = await callsOf(folder, resource, operation);
	const scopes = [
		...new Set(names.flatMap((name) => [scopeOf(name), ...(alsoNeeds[name] ?? [])])),
	].filter((scope) => scope !== undefined);
	return scopes.length === 0 ? '' : `Scopes: ${scopes.toSorted().map(code).join(', ')}.`;
}

/** Which scope the events of a trigger need: Webex accepts a webhook only from an account that may read the same. */
export function scopesOfEvents(resources: readonly string[]): string {
	const rows = resources.flatMap((resource) => {
		const scope = reads[resource] && scopeOf(reads[resource]);
		return scope ? [[code(resource), code(scope)]] : [];
	});
	return table(['Events of', 'Scope'], rows);
}
