import type { Resources } from 'n8n-nodes-webex/src/engine/operation.ts';
import { calledByOperation } from 'n8n-nodes-webex-test/coverage';
import { reads, recordedScopes } from 'n8n-nodes-webex-test/recorded-scopes';
import { scopesOf as scopesOfCalls } from 'n8n-nodes-webex-test/scopes';
import { code, table } from '../markdown.ts';

/** The scopes that an operation of a node needs. */
async function neededBy(
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
	if (!found.once && !found.ask) return scopesOfCalls([...(await calledByOperation(found))]);
	const recorded = recordedScopes[name];
	if (!recorded) throw new Error(`recorded-scopes.json does not have ${name}`);
	return recorded;
}

/** The sentence of an operation. The XML API has no scopes of its own. */
export async function scopesOf(
	folder: string,
	resource: string,
	operation: string,
): Promise<string> {
	if (folder === 'WebexMeetingsXml') return '';
	if (resource === 'apiRequest') return 'Scopes: those of the endpoint that you call.';
	const scopes = await neededBy(folder, resource, operation);
	return scopes.length === 0 ? '' : `Scopes: ${scopes.toSorted().map(code).join(', ')}.`;
}

/** Which scope the events of a trigger need: Webex accepts a webhook only from an account that may read the same. */
export function scopesOfEvents(resources: readonly string[]): string {
	const rows = resources.flatMap((resource) => {
		const [scope] = reads[resource] ? scopesOfCalls([reads[resource]]) : [];
		return scope ? [[code(resource), code(scope)]] : [];
	});
	return table(['Events of', 'Scope'], rows);
}
