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

/** A language model with a fixed script: it calls the first tool that it is offered, once, and then ends. */
export interface ScriptedModel {
	readonly url: string;
	readonly offered: OfferedTool[];
	/** Outputs of tools that it received. */
	readonly results: string[];
	readonly close: () => void;
}

export async function startModel(input: object): Promise<ScriptedModel> {
	const offered: OfferedTool[] = [];
	const received: string[] = [];
	const server = createServer(async (request, response) => {
		const { messages, tools } = ChatRequest.parse(await json(request));
		const results = messages.filter(({ role }) => role === 'tool');
		const [tool] = tools;
		if (results.length === 0 && tool) offered.push(tool.function);
		received.push(...results.map(({ content }) => String(content)));
		// A tool behind a review has the parameters of both.
		const isReviewed = 'toolParameters' in (tool?.function.parameters.properties ?? {});
		const given = isReviewed ? { toolParameters: input, hitlParameters: {} } : input;
		const call = {
			id: 'call_1',
			type: 'function',
			function: { name: tool?.function.name, arguments: JSON.stringify(given) },
		};
		const message =
			results.length === 0 && tool
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
