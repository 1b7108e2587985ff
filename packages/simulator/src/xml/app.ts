import { setTimeout } from 'node:timers/promises';
import { XmlDocumentError, type XmlNode } from '@webex-nodes/client/xml';
import { type Context, Hono } from 'hono';
import type { Switches } from '../control/switches.ts';
import type { XmlCall } from './endpoint.ts';
import { failure, invalid, XmlFailure } from './failure.ts';
import { failureMessage, successMessage } from './message.ts';
import { operations } from './operations.ts';
import { readRequest } from './request.ts';
import { type Accounts, signIn } from './sign-in.ts';

/**
 * The one address of the XML API: documents in, documents out, failures with status 200.
 * @see https://developer.cisco.com/docs/webex-xml-api-reference-guide/
 */
export function xmlApp(accounts: Accounts): Hono {
	const { site, world } = accounts;
	const { switches } = site;
	const app = new Hono();

	app.post('/WBXService/XMLService', async (context) => {
		if (switches.xmlDelay > 0) await setTimeout(switches.xmlDelay);
		if (switches.xmlRetired === 'page') {
			return context.html('<!doctype html><title>Webex</title><h1>Page Not Found</h1>', 404);
		}
		const document = await context.req.text();
		return send(context, messageFor(document), switches);
	});

	function messageFor(document: string): string {
		try {
			return successMessage(answer(document), switches.xmlCluster);
		} catch (error) {
			if (error instanceof XmlFailure) return failureMessage(error, switches.xmlCluster);
			if (XmlDocumentError.is(error)) {
				return failureMessage(invalid(error.message), switches.xmlCluster);
			}
			throw error;
		}
	}

	function answer(document: string): XmlNode {
		const request = readRequest(document);
		const { type, content } = request;
		const run = operations.get(type);
		if (!run) throw invalid(`there is no operation ${type}`);
		if (switches.xmlRetired === 'refused' && !type.startsWith('user.')) throw failure('000001');
		const caller = signIn(request, accounts);
		const call: XmlCall = {
			site,
			world,
			get caller() {
				if (!caller) throw failure('000001');
				return caller;
			},
		};
		return run(content, call, caller?.timeZoneID);
	}

	return app;
}

function send(context: Context, message: string, { xmlCharset }: Switches): Response {
	const document = `<?xml version="1.0" encoding="${xmlCharset}"?>\n${message}`;
	const isUtf8 = xmlCharset === 'UTF-8';
	const body = isUtf8 ? document : new Uint8Array(Buffer.from(document, 'latin1'));
	return context.body(body, 200, {
		'content-type': isUtf8 ? 'text/xml;charset=UTF-8' : 'text/xml',
		'cache-control': 'no-cache',
	});
}
