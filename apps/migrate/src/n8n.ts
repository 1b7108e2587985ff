import { join } from 'node:path';
import { writeNew } from './files.ts';
import { addressOf, call, type Instance, N8nFailure } from './n8n-api.ts';
import type { Outcome } from './report.ts';
import { isObject, type Json } from './values.ts';
import { isChanged, migrateText } from './workflow.ts';

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
		const source = `${addressOf(instance)}/workflow/${id}`;
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
	if (hasDraft(before)) {
		return {
			failure:
				'not written: it is active, and has changes that are not published, which this would publish. Publish them or take them back, and run it again.',
		};
	}
	const file = join(folder, `workflow-${encodeURIComponent(id)}.json`);
	const original = await writeNew(file, `${JSON.stringify(before, null, '\t')}\n`);
	const wanted: Json = JSON.parse(migrateText(JSON.stringify(before)).text);
	try {
		await call(instance, 'PUT', path, sendable(wanted));
		const after = await call(instance, 'GET', path);
		if (after['active'] !== before['active']) {
			await call(instance, 'POST', `${path}/${before['active'] ? 'activate' : 'deactivate'}`);
		}
	} catch (error) {
		if (!(error instanceof N8nFailure)) throw error;
		return { failure: `perhaps not written whole (the original is ${original}): ${error.message}` };
	}
	return { original };
}

/** n8n 2 goes on with the version that was published, whatever is edited since then. */
const hasDraft = ({ active, activeVersionId, versionId }: Json) =>
	active === true && typeof activeVersionId === 'string' && activeVersionId !== versionId;

/** n8n gives each change of a workflow another version; older versions of n8n a time only. */
const stateOf = (workflow: Json) =>
	JSON.stringify([workflow['versionId'], workflow['updatedAt'], workflow['nodes']]);

/** n8n refuses fields that it sets itself, and keeps what is left out, such as what a trigger remembers. */
const sendable = ({ name, nodes, connections, settings }: Json): Json => ({
	name,
	nodes,
	connections,
	settings: settings ?? {},
});
