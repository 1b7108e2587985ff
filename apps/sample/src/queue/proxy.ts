import { once } from 'node:events';
import {
	createServer,
	type IncomingMessage,
	request as openRequest,
	type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';

export interface Target {
	/** Of the process of n8n. */
	readonly name: string;
	readonly port: number;
}

/** Trouble on the way to n8n; none by default. */
interface Disturbance {
	/** The probability that a POST reaches n8n twice, 0 to 1. */
	duplicates: number;
	/** Each POST takes at most this much longer, in milliseconds, so that they overtake each other. */
	jitter: number;
}

/** One request that was sent to a process of n8n. */
interface Delivery {
	readonly path: string;
	/** The name of the process. */
	readonly target: string;
	/** Absent when the connection broke before the answer. */
	readonly status?: number;
}

export interface WebhookProxy {
	readonly url: string;
	readonly disturbance: Disturbance;
	/** To webhook addresses, in the order of their answers. */
	readonly deliveries: readonly Delivery[];
	/** Resolves when no request is on its way any more. */
	readonly settled: () => Promise<void>;
	readonly close: () => Promise<void>;
}

/** The addresses that n8n's webhook processors answer. Those of the editor, such as /webhook-test, they do not know. */
const webhookPath = /^\/(webhook|webhook-waiting|form|form-waiting)\//;

/** Sends requests for webhooks to several processes in turn, and all others to main. */
export async function startProxy(options: {
	readonly main: Target;
	readonly webhooks: readonly Target[];
}): Promise<WebhookProxy> {
	const { main, webhooks } = options;
	const disturbance = { duplicates: 0, jitter: 0 };
	const deliveries: Delivery[] = [];
	const pending = new Set<Promise<void>>();
	let turn = 0;

	/** Beginning with the next one in turn: a process that is not there refuses the connection. */
	const inTurn = () => {
		const first = turn++ % webhooks.length;
		return [...webhooks.slice(first), ...webhooks.slice(0, first)];
	};
	const deliver = async (incoming: IncomingMessage, body: Buffer) => {
		if (incoming.method === 'POST') await setTimeout(disturbance.jitter * Math.random());
		const path = incoming.url ?? '';
		const { target, answer } = await send(inTurn(), incoming, body);
		const status = answer?.statusCode;
		deliveries.push({ path, target: target.name, ...(status !== undefined && { status }) });
		return answer;
	};
	const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
		// Whole, as it came: it may be sent a second time, to another process, and signatures are of these bytes.
		const body = await buffer(incoming);
		if (!webhookPath.test(incoming.url ?? '')) {
			return await pass((await send([main], incoming, body)).answer, response);
		}
		const isPost = incoming.method === 'POST';
		const sent = deliver(incoming, body);
		if (isPost && Math.random() < disturbance.duplicates) {
			track(deliver(incoming, body).then(drain));
		}
		await pass(await sent, response);
	};
	const track = (work: Promise<void>) => {
		const tracked = work.finally(() => pending.delete(tracked));
		pending.add(tracked);
	};

	const server = createServer((incoming, response) => {
		track(
			// The client has gone, or n8n broke off its answer: the connection shows that to the other side.
			handle(incoming, response).catch(() => void response.destroy()),
		);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		disturbance,
		deliveries,
		settled: async () => {
			while (pending.size > 0) await Promise.all(pending);
		},
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}

interface Answered {
	readonly target: Target;
	/** Absent when none of the processes answered. */
	readonly answer?: IncomingMessage;
}

/** To the first process that accepts the connection. */
async function send(
	targets: readonly Target[],
	incoming: IncomingMessage,
	body: Buffer,
): Promise<Answered> {
	const [target, ...others] = targets;
	if (!target) throw new Error('No process to send the request to');
	const outgoing = openRequest({
		host: '127.0.0.1',
		port: target.port,
		method: incoming.method,
		path: incoming.url,
		headers: incoming.rawHeaders,
		// A connection of its own, because one that is kept open breaks when the process is killed.
		agent: false,
	}).end(body);
	try {
		const [answer]: IncomingMessage[] = await once(outgoing, 'response');
		return { target, ...(answer && { answer }) };
	} catch (error) {
		const isRefused = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
		return isRefused && others.length > 0 ? await send(others, incoming, body) : { target };
	}
}

/** Of a second delivery only the status counts, which is recorded already. */
async function drain(answer: IncomingMessage | undefined): Promise<void> {
	if (answer) await buffer(answer).catch(() => undefined);
}

async function pass(answer: IncomingMessage | undefined, response: ServerResponse): Promise<void> {
	if (answer) response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
	else response.writeHead(502);
	if (answer) await pipeline(answer, response);
	else response.end();
}
