import { readdir, readFile } from 'node:fs/promises';
import type { Credential, N8nApi, StoredWorkflow, WorkflowFile } from './n8n/api.ts';

const folder = new URL('../workflows/', import.meta.url);

/** The importable files, in the order of their names. */
export async function readWorkflows(): Promise<WorkflowFile[]> {
	const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
	return await Promise.all(
		names.map(async (name) => JSON.parse(await readFile(new URL(name, folder), 'utf8'))),
	);
}

/** Imports the files with the credential chosen in each Webex node, as a person does in the editor. */
export async function importWorkflows(
	n8n: N8nApi,
	credential: Credential,
	files: readonly WorkflowFile[],
): Promise<StoredWorkflow[]> {
	const stored: StoredWorkflow[] = [];
	for (const file of files) stored.push(await n8n.saveWorkflow(choose(file, credential)));
	return stored;
}

function choose(file: WorkflowFile, { id, name, type }: Credential): WorkflowFile {
	return {
		...file,
		nodes: file.nodes.map((node) =>
			node.credentials?.[type] ? { ...node, credentials: { [type]: { id, name } } } : node,
		),
	};
}

export function triggerOf({ nodes }: WorkflowFile): string {
	return nodes.find(({ type }) => type.endsWith('Trigger'))?.name ?? '';
}
