import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import {
	type Credential,
	type N8nApi,
	type StoredWorkflow,
	WorkflowFile,
	type WorkflowNode,
} from './n8n/api.ts';

const folder = new URL('../workflows/', import.meta.url);

/** The importable files, in the order of their names. */
export async function readWorkflows(): Promise<WorkflowFile[]> {
	const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
	return await Promise.all(
		names.map(async (name) => {
			const text = await readFile(new URL(name, folder), 'utf8');
			return WorkflowFile.parse(JSON.parse(text));
		}),
	);
}

/** Imports the files, and selects a credential by its name in each Webex node, as a person does in the editor. */
export async function importWorkflows(
	n8n: N8nApi,
	credentials: readonly Credential[],
	files: readonly WorkflowFile[],
): Promise<StoredWorkflow[]> {
	const stored: StoredWorkflow[] = [];
	for (const file of files) stored.push(await n8n.saveWorkflow(choose(file, credentials)));
	return stored;
}

function choose(file: WorkflowFile, credentials: readonly Credential[]): WorkflowFile {
	return {
		...file,
		nodes: file.nodes.map((node) => {
			const found = credentials.find(({ type, name }) => node.credentials?.[type]?.name === name);
			if (!found) return node;
			const { id, name, type } = found;
			return { ...node, credentials: { [type]: { id, name } } };
		}),
	};
}

/** Whether a workflow does more than read. */
export const writes = ({ nodes }: WorkflowFile): boolean =>
	nodes.some(
		(node) => node.type.startsWith('n8n-nodes-webex.') && !/^(get|search)/.test(operationOf(node)),
	);

function operationOf({ parameters }: WorkflowNode): string {
	const { data } = z.object({ operation: z.string() }).safeParse(parameters);
	return data?.operation ?? '';
}

export function triggerOf({ nodes }: WorkflowFile): string {
	return nodes.find(({ type }) => type.endsWith('Trigger'))?.name ?? '';
}

/** No trigger starts it, so it cannot be active; it may wait for the answer of a person. */
export const startsByHand = ({ nodes }: WorkflowFile): boolean =>
	nodes.some(({ type }) => type === 'n8n-nodes-base.manualTrigger');
