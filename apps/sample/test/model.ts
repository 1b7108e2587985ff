import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the agent told the model that it can do. */
interface OfferedTool {
	readonly name: string;
	readonly description: string;
	readonly parameters: { readonly properties?: Readonly<Record<string, object>> };
}

interface ChatMessage {
	readonly role: string;
	readonly content?: unknown;
}

/** A language model that does as it is told: it calls the first tool that it is offered, once, and then repeats what came out. */
export interface ScriptedModel {
	readonly url: string;
	readonly offered: OfferedTool[];
	/** What tools gave to it. */
	readonly heard: string[];
	readonly close: () => void;
}

export async function startModel(input: object): Promise<ScriptedModel> {
	const offered: OfferedTool[] = [];
	const heard: string[] = [];
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const { messages = [], tools = [] } = JSON.parse(Buffer.concat(chunks).toString() || '{}') as {
			messages?: ChatMessage[];
			tools?: { function: OfferedTool }[];
		};
		const results = messages.filter(({ role }) => role === 'tool');
		const [tool] = tools;
		if (results.length === 0 && tool) offered.push(tool.function);
		heard.push(...results.map(({ content }) => String(content)));
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
	return { url: `http://127.0.0.1:${port}/v1`, offered, heard, close: () => server.close() };
}
