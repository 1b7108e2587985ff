import { join } from 'node:path';
import { writeNew } from './files.ts';
import type { Outcome } from './report.ts';
import { isObject, type Json } from './values.ts';
import { isChanged, migrateText } from './workflow.ts';

/** A running n8n, with a key of its public API. */
export interface Instance {
	/** Without the path of the API. */
	readonly url: string;
	readonly apiKey: string;
	readonly fetch?: typeof fetch;
}

/** The API refused a request, or answered with something else than JSON. */
export class N8nFailure extends Error {
	override readonly name = 'N8nFailure';
}

const longestWait = 60_000; // ms

async function call(instance: Instance, method: string, path: string, body?: Json): Promise<Json> {
	const { fetch: send = fetch } = instance;
	const response = await send(`${instance.url.replace(/\/+$/, '')}/api/v1${path}`, {
		method,
		headers: {
			'X-N8N-API-KEY': instance.apiKey,
			accept: 'application/json',
			...(body && { 'content-type': 'application/json' }),
		},
		...(body && { body: JSON.stringify(body) }),
		signal: AbortSignal.timeout(longestWait),
		// Otherwise the key would go to another host.
		redirect: 'error',
	});
	const text = await response.text();
	if (!response.ok) {
		throw new N8nFailure(`${method} ${path}: n8n answers ${response.status} ${text.slice(0, 300)}`);
	}
	const answer = parsed(text);
	if (isObject(answer)) return answer;
	throw new N8nFailure(`${method} ${path}: the answer of n8n is not JSON`);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** All workflows, page by page. */
async function* list(instance: Instance): AsyncGenerator<Json> {
	let cursor: unknown;
	do {
		const page = typeof cursor === 'string' ? `&cursor=${encodeURIComponent(cursor)}` : '';
		const answer = await call(instance, 'GET', `/workflows?limit=100${page}`);
		if (!Array.isArray(answer['data'])) throw new N8nFailure('n8n lists no workflows');
		yield* answer['data'].filter(isObject);
		cursor = answer['nextCursor'];
	} while (cursor);
}

/** Migrates the workflows of a running n8n; the originals are written into a folder. */
export async function migrateInstance(
	instance: Instance,
	{ write, folder }: { readonly write: boolean; readonly folder: string },
): Promise<Outcome[]> {
	const workflows: Json[] = [];
	for await (const workflow of list(instance)) workflows.push(workflow);
	const outcomes: Outcome[] = [];
	for (const workflow of workflows) {
		const id = String(workflow['id']);
		const source = `${instance.url.replace(/\/+$/, '')}/workflow/${id}`;
		const migrated = migrateText(JSON.stringify(workflow));
		const outcome = { source, workflows: migrated.workflows };
		const isWritten =
			write && migrated.workflows.some(isChanged) && workflow['isArchived'] !== true;
		outcomes.push(
			isWritten ? { ...outcome, ...(await update(instance, { id, folder, workflow })) } : outcome,
		);
	}
	return outcomes;
}

/** Writes one workflow, unless somebody changed it since it was read. */
async function update(
	instance: Instance,
	{ id, folder, workflow }: { id: string; folder: string; workflow: Json },
): Promise<Pick<Outcome, 'failure' | 'original'>> {
	const path = `/workflows/${encodeURIComponent(id)}`;
	const before = await call(instance, 'GET', path);
	if (stateOf(before) !== stateOf(workflow)) {
		return { failure: 'not written: somebody changed the workflow meanwhile. Run it again.' };
	}
	const file = join(folder, `workflow-${encodeURIComponent(id)}.json`);
	const original = await writeNew(file, `${JSON.stringify(before, null, '\t')}\n`);
	const wanted: Json = JSON.parse(migrateText(JSON.stringify(before)).text);
	await call(instance, 'PUT', path, sendable(wanted));
	const after = await call(instance, 'GET', path);
	if (after['active'] !== before['active']) {
		await call(instance, 'POST', `${path}/${before['active'] ? 'activate' : 'deactivate'}`);
	}
	return { original };
}

/** n8n gives each change of a workflow another version; older versions of n8n a time only. */
const stateOf = (workflow: Json) =>
	JSON.stringify([workflow['versionId'], workflow['updatedAt'], workflow['nodes']]);

/** n8n refuses fields that it sets itself. */
const sendable = ({ name, nodes, connections, settings, staticData }: Json): Json => ({
	name,
	nodes,
	connections,
	settings: settings ?? {},
	...(staticData !== undefined && staticData !== null && { staticData }),
});
