import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { networkOperations, usePage } from './fixture.ts';

const opened = usePage();

const panel = async (page: Page, name: string) => {
	await page.getByRole('button', { name, exact: true }).click();
	return page.getByRole('complementary', { name });
};

const me = (token = opened.simulator.personalToken) =>
	fetch(`${opened.url}/v1/people/me`, { headers: { authorization: `Bearer ${token}` } });

/** A person has allowed the integration to act. */
const grant = () => {
	const { simulator } = opened;
	const personId = simulator.tokens.find(simulator.personalToken)?.personId ?? '';
	return simulator.tokens.grant(simulator.integration, personId, ['spark:people_read']);
};

const closings: (() => void)[] = [];
afterEach(() => {
	for (const close of closings.splice(0)) close();
});

async function startTarget() {
	const bodies: string[] = [];
	const server = createServer(async (incoming, outgoing) => {
		bodies.push(await text(incoming));
		outgoing.end();
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	closings.push(() => server.close());
	const { port } = server.address() as AddressInfo;
	return { bodies, targetUrl: `http://127.0.0.1:${port}/hook` };
}

test('credentials are ready to copy', async () => {
	const { simulator, open, url } = opened;
	const page = await open('', { permissions: ['clipboard-read', 'clipboard-write'] });
	const credentials = await panel(page, 'Credentials');
	const copied = async (name: string) => {
		await credentials.getByRole('button', { name }).first().click();
		await credentials.getByText('Copied').first().waitFor();
		return await page.evaluate(() => navigator.clipboard.readText());
	};
	expect(await copied('Copy REST API')).toBe(`${url}/v1`);
	expect(await copied('Copy Client ID')).toBe(simulator.integration.clientId);
	// Compared, not printed: no output may contain a token.
	const token = await copied('Copy Personal token');
	expect(token === simulator.personalToken).toBe(true);
	expect(await copied('Copy Redirect address')).toBe(simulator.integration.redirectUris[0]);
	await page.keyboard.press('Escape');
	expect(await credentials.isVisible()).toBe(false);
});

test('requests of clients are listed as they come, with who and why they were refused', async () => {
	const page = await opened.open();
	const requests = await panel(page, 'Requests');
	await requests.getByText('No client has asked yet.').waitFor();
	await me();
	await requests.getByText('/v1/people/me').waitFor();
	expect(await requests.locator('li').first().textContent()).toContain('200');
	const refused = await me('unknown');
	const first = requests.locator('li').first();
	await first.getByText('401').waitFor();
	expect(await first.locator('.problem').textContent()).toMatch(/access token/);
	await first.getByText(refused.headers.get('trackingid') ?? 'no tracking ID').waitFor();
	expect(await requests.locator('li').count()).toBe(2);
});

test('a delivery to a webhook is repeated by its button: the target gets it twice', async () => {
	const { simulator, open, roomOf, memberOf } = opened;
	const { bodies, targetUrl } = await startTarget();
	await fetch(`${opened.url}/v1/webhooks`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${simulator.personalToken}`,
			'content-type': 'application/json',
		},
		body: JSON.stringify({ name: 'All', targetUrl, resource: 'messages', event: 'created' }),
	});
	const page = await open();
	const deliveries = await panel(page, 'Webhook deliveries');
	const roomId = roomOf(networkOperations);
	simulator.world.addMessage({ roomId, personId: memberOf(roomId), text: 'Once' });
	await deliveries.getByText('messages created').waitFor();
	expect(bodies).toHaveLength(1);
	await deliveries.getByRole('button', { name: 'Repeat messages created' }).click();
	await deliveries.getByText('Sent again').waitFor();
	await expect.poll(() => bodies.length).toBe(2);
	expect(bodies[1]).toBe(bodies[0]);
	await expect.poll(() => deliveries.locator('li').count()).toBe(2);
});

test('all tokens expire by the button: a client gets 401 then', async () => {
	const { access_token: accessToken } = grant();
	expect((await me(accessToken)).status).toBe(200);
	const page = await opened.open();
	const controls = await panel(page, 'Controls');
	await controls.getByRole('button', { name: 'Expire all tokens' }).click();
	await controls.getByText(/tokens? ha(s|ve) expired/).waitFor();
	expect((await me(accessToken)).status).toBe(401);
});

test('a grant is revoked by its button', async () => {
	const { access_token: accessToken } = grant();
	const page = await opened.open();
	const controls = await panel(page, 'Controls');
	await controls.getByRole('button', { name: /^Revoke / }).click();
	await controls.getByText('revoked', { exact: true }).waitFor();
	expect((await me(accessToken)).status).toBe(401);
});

test('the next request gets 429, 500 or no answer, and the page itself goes on', async () => {
	const page = await opened.open();
	const controls = await panel(page, 'Controls');
	const choose = async (name: string) => {
		await controls.getByRole('button', { name, exact: true }).click();
		await controls.getByText('1 waiting.').waitFor();
	};
	await choose('429');
	const refused = await me();
	expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
	expect((await me()).status).toBe(200);
	await controls.getByText('None waits.').waitFor();
	await choose('500');
	expect((await me()).status).toBe(500);
	await controls.getByText('None waits.').waitFor();
	await choose('No answer');
	await expect(me()).rejects.toThrow();
	await choose('429');
	await controls.getByRole('button', { name: 'Forget' }).click();
	await controls.getByText('None waits.').waitFor();
	expect((await me()).status).toBe(200);
});

test('chatter starts and stops', async () => {
	const { simulator } = opened;
	const count = () =>
		[...simulator.world.rooms.keys()].reduce(
			(sum, id) => sum + simulator.world.messagesOf(id).length,
			0,
		);
	const page = await opened.open();
	const controls = await panel(page, 'Controls');
	const before = count();
	await controls.getByLabel('Seconds between two messages').fill('1');
	await controls.getByRole('button', { name: 'Start' }).click();
	await controls.getByText('A message every 1 seconds.').waitFor();
	await expect.poll(count, { timeout: 10_000 }).toBeGreaterThan(before + 1);
	await controls.getByRole('button', { name: 'Stop' }).click();
	await controls.getByText('Nobody writes by itself.').waitFor();
	const after = count();
	await page.waitForTimeout(2500);
	expect(count()).toBe(after);
});

test('the world is reset, but not before the person agrees', async () => {
	const { simulator, open, roomOf, memberOf } = opened;
	const roomId = roomOf(networkOperations);
	simulator.world.addMessage({ roomId, personId: memberOf(roomId), text: 'Written by hand' });
	const page = await open(`#/rooms/${roomId}`);
	await page.getByText('Written by hand').waitFor();
	const controls = await panel(page, 'Controls');
	const answer = async (agrees: boolean) => {
		page.once('dialog', (dialog) => (agrees ? dialog.accept() : dialog.dismiss()));
		await controls.getByRole('button', { name: 'Reset the world' }).click();
	};
	await answer(false);
	await controls.getByText('Nothing was changed.').waitFor();
	expect(simulator.world.messagesOf(roomId).at(-1)?.text).toBe('Written by hand');
	await answer(true);
	await controls.getByText('The world is as it was at the start.').waitFor();
	await page.getByText('Written by hand').waitFor({ state: 'detached' });
	await page.getByRole('heading', { name: networkOperations }).waitFor();
	await page.getByText('Jonas').first().waitFor();
	expect(simulator.world.messagesOf(roomId).at(-1)?.text).not.toBe('Written by hand');
});
