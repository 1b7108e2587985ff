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

/**
 * Imports the files, and selects a credential by its name in each Webex node, as a person does in the editor. When the
 * workflow for errors is among them, it is chosen in the settings of all others.
 */
export async function importWorkflows(
	n8n: N8nApi,
	credentials: readonly Credential[],
	files: readonly WorkflowFile[],
): Promise<StoredWorkflow[]> {
	const save = async (file: WorkflowFile, more: object = {}) => {
		const settings = { ...file.settings, ...more };
		return await n8n.saveWorkflow({ ...choose(file, credentials), settings });
	};
	const ofErrors = files.find(isForErrors);
	const errors = ofErrors && (await save(ofErrors));
	const stored: StoredWorkflow[] = [];
	for (const file of files) {
		stored.push(
			errors && file === ofErrors
				? errors
				: await save(file, errors && { errorWorkflow: errors.id }),
		);
	}
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

const hasType = ({ nodes }: WorkflowFile, ...types: readonly string[]): boolean =>
	nodes.some(({ type }) => types.includes(type));

const hasOperation = ({ nodes }: WorkflowFile, name: string): boolean =>
	nodes.some((node) => operationOf(node) === name);

/** n8n runs it when another one fails. */
const isForErrors = (file: WorkflowFile): boolean => hasType(file, 'n8n-nodes-base.errorTrigger');

/** No trigger starts it, so it cannot be active. */
export const startsByHand = (file: WorkflowFile): boolean =>
	hasType(file, 'n8n-nodes-base.manualTrigger');

/** It starts at set times and ends by itself: nobody has to write, fill in a form or answer. */
export const runsAlone = (file: WorkflowFile): boolean =>
	hasType(file, 'n8n-nodes-base.scheduleTrigger', 'n8n-nodes-webex.webexPollTrigger') &&
	!hasOperation(file, 'sendAndWait');

/** A person reads it before it is active: it starts by hand, deletes for good, or needs an account elsewhere. */
export const needsChoice = (file: WorkflowFile): boolean =>
	startsByHand(file) ||
	file.nodes.some(
		(node) => node.type.startsWith('n8n-nodes-webex.') && operationOf(node) === 'delete',
	) ||
	file.nodes.some(({ credentials = {} }) =>
		Object.keys(credentials).some((type) => !type.startsWith('webex')),
	);
