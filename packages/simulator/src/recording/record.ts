import { closeSync, openSync, writeSync } from 'node:fs';
import { Failure, failureResponse } from '../failure.ts';
import { refusalOfHost, refusalOfOrigin } from '../guard.ts';
import { type Listening, listen } from '../server.ts';
import type { Body, Exchange } from './exchange.ts';
import { Redactor } from './redact.ts';
import { inputHeaders } from './words.ts';

export interface RecordOptions {
	/** The address of the server, without `/v1`. */
	readonly to: string;
	/** Must not exist yet: replacements are the same within one recording only. */
	readonly file: string;
	readonly port?: number;
	/** Sends the requests on; `fetch` when left out. */
	readonly send?: (request: Request) => Promise<Response>;
}

/** Headers that a replay needs; all others are left out. */
const kept = ['content-type', 'retry-after', 'allow', 'link', 'trackingid', 'authorization'];
/** They belong to one connection, or would compress or shorten the answer. */
const notForwarded = [
	'host',
	'connection',
	'content-length',
	'accept-encoding',
	'transfer-encoding',
];
const notReturned = ['connection', 'content-length', 'content-encoding', 'transfer-encoding'];

/**
 * Passes requests on to a real Webex, and writes what was said, without anything personal. Each exchange is one line,
 * written at once.
 * @throws the system's error when the file exists already or the port is taken.
 */
export async function startRecording(options: RecordOptions): Promise<Listening> {
	const { to, file, port = 0, send = fetch } = options;
	const target = new URL(to).origin;
	const output = openSync(file, 'wx', 0o600);
	const listening = await listen(answer, port).catch((error: unknown) => {
		closeSync(output);
		return Promise.reject(error);
	});
	const redactor = new Redactor(target, listening.url);

	async function answer(incoming: Request): Promise<Response> {
		const { pathname, search } = new URL(incoming.url);
		const refusal = refusalOfHost(incoming, []) ?? refusalOfOrigin(incoming);
		if (refusal) return failureResponse(refusal, 'RECORDER');
		if (
			pathname.startsWith('/WBXService') ||
			/xml/i.test(incoming.headers.get('content-type') ?? '')
		) {
			const sentence = 'The recorder takes the REST API and OAuth only: XML is not passed on.';
			return failureResponse(new Failure(501, sentence), 'RECORDER');
		}
		const sent = new Uint8Array(await incoming.arrayBuffer());
		const outgoing = new Request(target + pathname + search, {
			method: incoming.method,
			headers: without(incoming.headers, notForwarded),
			redirect: 'manual',
			...(sent.length > 0 && { body: sent }),
		});
		const response = await send(outgoing).catch(() => undefined);
		if (!response) {
			return failureResponse(new Failure(502, `No answer from ${target}.`), 'RECORDER');
		}
		const received = new Uint8Array(await response.arrayBuffer());
		const exchange: Exchange = {
			at: redactor.moment(Date.now()),
			request: {
				method: incoming.method,
				path: redactor.path(pathname) + redactor.search(search),
				headers: redactHeaders(incoming.headers, redactor),
				...(sent.length > 0 && { body: await redactBody(sent, incoming.headers, redactor) }),
			},
			response: {
				status: response.status,
				headers: redactHeaders(response.headers, redactor),
				...(received.length > 0 && {
					body: await redactBody(received, response.headers, redactor),
				}),
			},
		};
		writeSync(output, `${JSON.stringify(exchange)}\n`);
		return throughHere(response, received, target, listening.url);
	}

	return {
		url: listening.url,
		close: async () => {
			await listening.close();
			closeSync(output);
		},
	};
}

const without = (headers: Headers, names: readonly string[]) =>
	new Headers([...headers].filter(([name]) => !names.includes(name)));

/** Addresses in the answer lead back to the recorder, so that next pages and files are recorded too. */
function throughHere(response: Response, bytes: Uint8Array, target: string, own: string): Response {
	const headers = without(response.headers, notReturned);
	const link = headers.get('link');
	if (link) headers.set('link', link.replaceAll(target, own));
	const isJson = /json/i.test(headers.get('content-type') ?? '');
	const body = isJson ? new TextDecoder().decode(bytes).replaceAll(target, own) : bytes.slice();
	return new Response(bytes.length > 0 ? body : null, { status: response.status, headers });
}

function redactHeaders(headers: Headers, redactor: Redactor): Record<string, string> {
	const found = [...headers].filter(([name]) => kept.includes(name) || inputHeaders.has(name));
	return Object.fromEntries(
		found.map(([name, value]) => [name, redactHeader(name, value, redactor)]),
	);
}

function redactHeader(name: string, value: string, redactor: Redactor): string {
	if (inputHeaders.has(name)) return redactor.text(value, name);
	if (name === 'content-type') return /^[a-z]+\/[\w.+-]+/i.exec(value)?.[0] ?? '';
	if (name === 'retry-after') return /^\d+$/.test(value) ? value : '1';
	if (name === 'allow') return value.replaceAll(/[^A-Z, ]/g, '');
	if (name === 'link') {
		return value.replaceAll(/<([^<>]*)>([^,]*)/g, (_, url: string, rest: string) => {
			const rel = /rel="?(next|prev|first|last)\b/.exec(rest)?.[1] ?? 'other';
			return `<${URL.canParse(url) ? redactor.url(url) : ''}>; rel="${rel}"`;
		});
	}
	const [, scheme, rest = ''] = /^(Bearer|Basic) (.*)$/i.exec(value) ?? [];
	return scheme ? `${scheme} ${redactor.text(rest)}` : redactor.text(value);
}

async function redactBody(bytes: Uint8Array, headers: Headers, redactor: Redactor): Promise<Body> {
	const type = headers.get('content-type') ?? '';
	const response = new Response(bytes.slice(), { headers: { 'content-type': type } });
	try {
		if (/json/i.test(type)) return { json: redactor.json(await response.json()) };
		if (/x-www-form-urlencoded/i.test(type)) {
			const pairs = [...new URLSearchParams(await response.text())];
			return {
				form: pairs.map(([name, value]) => [redactor.name(name), redactor.text(value, name)]),
			};
		}
		if (/multipart\/form-data/i.test(type)) {
			const parts = [...(await response.formData())];
			return { multipart: parts.map(([name, value]) => redactPart(name, value, redactor)) };
		}
	} catch {
		// What cannot be read is kept as little as a file.
	}
	return { bytes: bytes.length };
}

function redactPart(name: string, value: File | string, redactor: Redactor) {
	if (typeof value !== 'string')
		return { name: redactor.name(name), file: redactor.text(value.name) };
	const isCards = name === 'attachments' && value.startsWith('[');
	return {
		name: redactor.name(name),
		value: isCards ? redactor.json(JSON.parse(value)) : redactor.text(value, name),
	};
}
