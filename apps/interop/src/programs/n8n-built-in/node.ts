import type { Execution } from '@webex-nodes/sample/n8n';
import { untilFinished } from '@webex-nodes/sample/n8n';
import type { Session } from './session.ts';

export type Values = Readonly<Record<string, unknown>>;

/** Runs the node once with these parameters. Resolves to the items of its output; rejects with what n8n shows. */
export type RunNode = (parameters: Values, input?: Input) => Promise<Values[]>;

interface Input {
	/** The node gets it as a file with the name `binaryName`. */
	readonly file: { readonly name: string; readonly text: string };
}

const manual = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 };
const tested = 'Webex';

export function nodeRunner({ n8n, credential }: Session): RunNode {
	return async (parameters, input) => {
		const nodes = [
			manual,
			...(input ? fileNodes(input) : []),
			{
				name: tested,
				type: 'n8n-nodes-base.ciscoWebex',
				typeVersion: 1,
				parameters,
				credentials: credentialsOf(credential),
			},
		];
		const workflow = await n8n.saveWorkflow({
			name: 'Built-in node',
			nodes: nodes.map((node, index) => ({
				parameters: {},
				...node,
				id: String(index),
				position: [index * 200, 0],
			})),
			connections: inARow(nodes.map(({ name }) => name)),
			settings: {},
		});
		const execution = await untilFinished(n8n, await n8n.run(workflow, manual.name), {
			limit: 20_000,
			interval: 50,
		});
		return outputOf(execution);
	};
}

export const credentialsOf = ({ id, name, type }: Session['credential']) => ({
	[type]: { id, name },
});

function fileNodes({ file }: Input) {
	return [
		{
			name: 'Text',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: { mode: 'raw', jsonOutput: JSON.stringify({ text: file.text }), options: {} },
		},
		{
			name: 'File',
			type: 'n8n-nodes-base.convertToFile',
			typeVersion: 1.1,
			parameters: {
				operation: 'toText',
				sourceProperty: 'text',
				options: { fileName: file.name },
			},
		},
	];
}

function inARow(names: readonly string[]) {
	return Object.fromEntries(
		names
			.slice(0, -1)
			.map((name, index) => [
				name,
				{ main: [[{ node: names[index + 1], type: 'main', index: 0 }]] },
			]),
	);
}

function outputOf({ status, error, runData }: Execution): Values[] {
	if (status !== 'success') {
		throw new Error([error?.message, error?.description].filter(Boolean).join('. ') || status);
	}
	const [run] = runData[tested] ?? [];
	return (run?.data?.main?.[0] ?? []).map(({ json }) => json);
}
