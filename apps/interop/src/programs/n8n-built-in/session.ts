import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	type Credential,
	connectCredential,
	freePort,
	N8nApi,
	startServer,
} from '@webex-nodes/sample/n8n';
import { createCertificate, type Simulator } from '@webex-nodes/simulator';
import { ownTrackingId, simulatorFor } from '../../reached.ts';
import { startProxy, type TunnelProxy } from './proxy.ts';

/** The node has no field for another address. */
const host = 'webexapis.com';

export interface Session {
	readonly simulator: Simulator;
	readonly n8n: N8nApi;
	readonly credential: Credential;
	readonly proxy: TunnelProxy;
	/** Calls the REST API as the person of the personal token. @throws when Webex refuses. */
	readonly call: (method: string, path: string, body?: object) => Promise<Answer>;
	/** Waits for work that needs n8n; rejects when n8n ends meanwhile. */
	readonly during: <Result>(work: Promise<Result>) => Promise<Result>;
}

type Answer = Readonly<Record<string, string>>;

/**
 * A simulator that has the name of Webex and a certificate for it, and an n8n that trusts this certificate and reaches
 * the name through a proxy: its own settings, nothing in it is changed.
 */
export async function withSession<Result>(
	work: (session: Session) => Promise<Result>,
): Promise<Result> {
	await using opened = new AsyncDisposableStack();
	const folder = await mkdtemp(join(tmpdir(), 'n8n-built-in-'));
	opened.defer(() => rm(folder, { recursive: true, force: true }));
	const port = await freePort(2);
	const simulator = simulatorFor('n8n-built-in', {
		allowedHosts: [host],
		// A busy n8n may be too late for the first attempt.
		switches: { webhookRetries: 3 },
		redirectUris: [`http://127.0.0.1:${port}/rest/oauth2-credential/callback`],
	});
	const { ca, ...tls } = await createCertificate([host]);
	const { url, close } = await simulator.listen(0, { tls });
	opened.defer(close);
	const proxy = await startProxy({ [`${host}:443`]: Number(new URL(url).port) });
	opened.defer(proxy.close);
	const authority = join(folder, 'authority.pem');
	await writeFile(authority, ca);
	const server = await startServer({
		port,
		dataFolder: folder,
		encryptionKey: randomBytes(24).toString('hex'),
		hasWebexNodes: false,
		environment: {
			HTTPS_PROXY: proxy.url,
			NO_PROXY: '127.0.0.1,localhost',
			NODE_EXTRA_CA_CERTS: authority,
		},
	});
	opened.defer(server.stop);
	const n8n = new N8nApi(server.url);
	const connected = async () => {
		await n8n.logIn({
			email: 'owner@fernhill.example',
			password: `${randomBytes(12).toString('base64')}aA1`,
		});
		const { clientId, clientSecret } = simulator.integration;
		const type = 'ciscoWebexOAuth2Api';
		const credential = await n8n.saveCredential({
			name: 'Webex',
			type,
			data: { clientId, clientSecret },
		});
		const open: typeof fetch = (input, init) => simulator.request(new Request(input, init));
		await connectCredential(n8n, credential.id, open);
		return credential;
	};
	const credential = await server.during(connected());
	const call = caller(simulator);
	return await server.during(
		work({ simulator, n8n, credential, proxy, call, during: server.during }),
	);
}

const caller =
	(simulator: Simulator): Session['call'] =>
	async (method, path, body) => {
		const response = await simulator.request(
			new Request(`https://${host}/v1${path}`, {
				method,
				headers: {
					authorization: `Bearer ${simulator.personalToken}`,
					'content-type': 'application/json',
					trackingid: ownTrackingId,
				},
				...(body && { body: JSON.stringify(body) }),
			}),
		);
		const text = await response.text();
		if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
		return text ? JSON.parse(text) : {};
	};
