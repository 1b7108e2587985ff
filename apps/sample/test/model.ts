import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { z } from 'zod';

/** A tool that the agent offers to the model. */
const OfferedTool = z.object({
	name: z.string(),
	description: z.string(),
	parameters: z.object({ properties: z.record(z.string(), z.unknown()).optional() }),
});
type OfferedTool = z.infer<typeof OfferedTool>;

const ChatRequest = z.object({
	messages: z.array(z.object({ role: z.string(), content: z.unknown().optional() })).default([]),
	tools: z.array(z.object({ function: OfferedTool })).default([]),
});

/** A call of a tool, by a part of its name. */
interface Step {
	readonly tool: string;
	readonly input: object;
}

/** What comes next, after these outputs of tools; nothing at the end. */
export type Script = (results: readonly string[]) => Step | undefined;

/** Calls the first tool that it is offered, once. */
const callOnce =
	(input: object): Script =>
	(results) =>
		results.length === 0 ? { tool: '', input } : undefined;

/** A language model with a script: it calls the tools that it is offered, and then ends. */
export interface ScriptedModel {
	readonly url: string;
	readonly offered: OfferedTool[];
	/** Outputs of tools that it received. */
	readonly results: string[];
	readonly close: () => void;
}

export async function startModel(script: object | Script): Promise<ScriptedModel> {
	const next = typeof script === 'function' ? (script as Script) : callOnce(script);
	const offered: OfferedTool[] = [];
	const received: string[] = [];
	const server = createServer(async (request, response) => {
		const { messages, tools } = ChatRequest.parse(await json(request));
		const results = messages.filter(({ role }) => role === 'tool');
		const outputs = results.map(({ content }) => String(content));
		const step = next(outputs);
		const tool = step && tools.find(({ function: { name } }) => name.includes(step.tool));
		if (results.length === 0) offered.push(...tools.map((one) => one.function));
		received.push(...outputs);
		// A tool behind a review has the parameters of both.
		const isReviewed = 'toolParameters' in (tool?.function.parameters.properties ?? {});
		const given = isReviewed ? { toolParameters: step?.input, hitlParameters: {} } : step?.input;
		const call = {
			id: `call_${results.length + 1}`,
			type: 'function',
			function: { name: tool?.function.name, arguments: JSON.stringify(given) },
		};
		const message = tool
			? { role: 'assistant', content: null, tool_calls: [call] }
			: { role: 'assistant', content: 'Done.' };
		response.setHeader('content-type', 'application/json');
		response.end(
			JSON.stringify({
				id: 'chatcmpl-1',
				object: 'chat.completion',
				created: 1,
				model: 'scripted',
				choices: [
					{
						index: 0,
						message,
						finish_reason: 'tool_calls' in message ? 'tool_calls' : 'stop',
					},
				],
				usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
			}),
		);
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		offered,
		results: received,
		close: () => server.close(),
	};
}
