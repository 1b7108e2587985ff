import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { z } from 'zod';

/** One call of a tool; when it comes, what the tools before it have returned is known. */
export interface Step {
	readonly tool: string;
	readonly input: (results: readonly string[]) => object;
}

const Tool = z.object({
	function: z.object({
		name: z.string(),
		parameters: z.object({ properties: z.record(z.string(), z.unknown()).default({}) }),
	}),
});

const ChatRequest = z.object({
	messages: z.array(z.object({ role: z.string(), content: z.unknown() })),
	tools: z.array(Tool).default([]),
});

/** A language model with a script: one tool after the other, and then the last words. */
export async function startScript(steps: readonly Step[], lastWords: string) {
	const received: string[] = [];
	let refusal = '';
	const server = createServer(async (request, response) => {
		const { messages, tools } = ChatRequest.parse(await json(request));
		response.setHeader('content-type', 'application/json');
		if (refusal) {
			response.statusCode = 400;
			response.end(JSON.stringify({ error: { message: refusal } }));
			return;
		}
		const results = messages
			.filter(({ role }) => role === 'tool')
			.map(({ content }) => String(content));
		received.splice(0, received.length, ...results);
		const step = steps[results.length];
		const message = step
			? { role: 'assistant', content: null, tool_calls: [callOf(step, tools, results)] }
			: { role: 'assistant', content: lastWords };
		response.end(
			JSON.stringify({
				id: 'chatcmpl-1',
				object: 'chat.completion',
				created: 1,
				model: 'scripted',
				choices: [{ index: 0, message, finish_reason: step ? 'tool_calls' : 'stop' }],
				usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
			}),
		);
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		/** What the tools returned in the last request. */
		received,
		/** From now on every request is refused with this sentence. */
		refuse: (sentence: string) => {
			refusal = sentence;
		},
		close: () => server.close(),
	};
}

function callOf(
	{ tool, input }: Step,
	tools: readonly z.infer<typeof Tool>[],
	results: readonly string[],
) {
	const found = tools.find(({ function: { name } }) => name === tool);
	// n8n's agent shows the failure of its model, with this text.
	const name = found?.function.name ?? `${tool} is not offered`;
	// A tool behind a review has the parameters of both.
	const isReviewed = 'toolParameters' in (found?.function.parameters.properties ?? {});
	const given = input(results);
	const args = isReviewed ? { toolParameters: given, hitlParameters: {} } : given;
	return {
		id: `call_${results.length + 1}`,
		type: 'function',
		function: { name, arguments: JSON.stringify(args) },
	};
}
