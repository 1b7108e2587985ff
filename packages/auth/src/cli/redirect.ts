import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import {
	type HttpRequest,
	type HttpResponse,
	type Transport,
	WebexInputError,
} from '@webex-nodes/http';
import { unlessAborted } from '../abort.ts';
import { readRedirect } from '../grants/integration.ts';
import { hasCode } from '../stores/system-error.ts';

export interface RedirectOptions {
	readonly transport: Transport;
	readonly say: (line: string) => void;
	readonly signal: AbortSignal;
	/** On this machine, for the browser to come back to. */
	readonly port: number;
}

/** What differs between kinds of integration. */
interface RedirectFlow {
	readonly authorizeUrl: string;
	readonly codeRequest: (code: string) => HttpRequest;
}

/** The person consents in a browser, which then comes back to this machine with a code. */
export async function loginByRedirect<Result>(
	{ transport, say, signal, port }: RedirectOptions,
	start: (redirectUri: string, state: string) => RedirectFlow,
	read: (request: HttpRequest, response: HttpResponse) => Result,
): Promise<Result> {
	const redirectUri = `http://localhost:${port}/callback`;
	const state = randomBytes(16).toString('base64url');
	const flow = start(redirectUri, state);
	const server = createServer();
	const redirect = redirectTo(server, redirectUri, state);
	await listen(server, port, signal);
	try {
		say('Open this address, and sign in to Webex:');
		say(`  ${flow.authorizeUrl}`);
		say(`The integration must have the redirect URI ${redirectUri}`);
		const { url, response } = await unlessAborted(redirect, signal);
		try {
			const request = flow.codeRequest(readRedirect(url, state));
			const result = read(request, await transport({ ...request, signal }));
			await answer(response, 200, 'You are logged in. You may close this page.');
			return result;
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			await answer(response, 400, `You are not logged in. ${reason}.`);
			throw error;
		}
	} finally {
		server.close();
		server.closeAllConnections();
	}
}

/** Resolves with the visit that belongs to this login. Every other page of this machine may send visits too. */
const redirectTo = (server: Server, redirectUri: string, state: string) =>
	new Promise<{ readonly url: string; readonly response: ServerResponse }>((resolve) => {
		server.on('request', ({ method, url: path = '/' }, response) => {
			const url = URL.canParse(path, redirectUri) ? new URL(path, redirectUri) : undefined;
			if (method !== 'GET' || url?.pathname !== '/callback') {
				response.writeHead(404).end();
			} else if (url.searchParams.get('state') === state) {
				resolve({ url: url.href, response });
			} else {
				void answer(
					response,
					400,
					'This page does not belong to the login that is running: open the address that the terminal shows.',
				);
			}
		});
	});

async function listen(server: Server, port: number, signal: AbortSignal): Promise<void> {
	server.listen(port, '127.0.0.1');
	try {
		await once(server, 'listening', { signal });
	} catch (error) {
		if (!hasCode(error, 'EADDRINUSE')) throw error;
		throw new WebexInputError(
			'--port',
			`${port} is used by another program on this machine: choose another port, and register http://localhost:<port>/callback on the integration`,
		);
	}
}

/** Resolves when the page was handed to the browser, or the browser is gone. */
async function answer(response: ServerResponse, status: number, sentence: string): Promise<void> {
	if (response.destroyed) return;
	response.writeHead(status, {
		'content-type': 'text/plain; charset=utf-8',
		'x-content-type-options': 'nosniff',
		connection: 'close',
	});
	await new Promise((resolve) => {
		response.once('close', resolve);
		response.end(`${sentence}\nGo back to the terminal.\n`);
	});
}
