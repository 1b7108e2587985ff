import assert from 'node:assert/strict';
import type { Checks } from './check.ts';
import type { RunNode } from './node.ts';
import type { Session } from './session.ts';

/** The scopes that the credential asks for. */
const scopes = [
	'meeting:preferences_read',
	'meeting:recordings_read',
	'meeting:recordings_write',
	'meeting:schedules_read',
	'meeting:schedules_write',
	'spark:kms',
	'spark:memberships_read',
	'spark:memberships_write',
	'spark:messages_read',
	'spark:messages_write',
	'spark:rooms_read',
];

/** Not beside active triggers: n8n may call Webex for them at any time, and renew the token for that. */
export function credentialChecks(session: Session, run: RunNode): Checks {
	const { simulator, n8n, credential } = session;
	return {
		'credential: consent with its own scopes': async () => {
			assert.ok(await n8n.isConnected(credential.id), 'n8n has a token');
			const address = new URL(await n8n.authorizeUrl(credential.id));
			assert.equal(address.href.split('?')[0], 'https://webexapis.com/v1/authorize');
			assert.deepEqual(address.searchParams.get('scope')?.split(' ').sort(), scopes);
		},
		'credential: a token that has expired is renewed once, and the call repeated': async () => {
			simulator.tokens.expireAccessTokens();
			const asked: string[] = [];
			const end = simulator.observe(({ method, path, status }) =>
				asked.push(`${method} ${path.split('?')[0]} ${status}`),
			);
			await getMessage(session, run).finally(end);
			assert.deepEqual(
				asked.map((line) => line.replace(/messages\/\S+/, 'messages/ID')),
				['GET /v1/messages/ID 401', 'POST /v1/access_token 200', 'GET /v1/messages/ID 200'],
			);
		},
		'credential: the new token was stored': async () => {
			const refreshes: string[] = [];
			const end = simulator.observe(({ path }) => refreshes.push(path));
			await getMessage(session, run).finally(end);
			assert.equal(refreshes.filter((path) => path.includes('access_token')).length, 0);
		},
	};
}

/** After all others: nothing works without the grant. */
export function lastChecks(session: Session, run: RunNode): Checks {
	const { simulator, proxy } = session;
	return {
		'credential: a grant that was withdrawn is an error': async () => {
			simulator.tokens.revokeGrants();
			await assert.rejects(getMessage(session, run));
		},
		'n8n called nothing but Webex': async () => {
			assert.deepEqual(proxy.refused, []);
		},
	};
}

async function getMessage({ simulator }: Session, run: RunNode): Promise<void> {
	const [room] = simulator.world.rooms.values();
	const message = simulator.world.messagesOf(room?.id ?? '').at(-1);
	const items = await run({ resource: 'message', operation: 'get', messageId: message?.id });
	assert.equal(items[0]?.['id'], message?.id);
}
