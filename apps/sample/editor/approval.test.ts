import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Approvals, startApprovals } from '../test/approval.ts';
import { launchBrowser } from './browser.ts';
import { openRoom, writeAs } from './simulated-page.ts';

let approvals: Approvals;
let browser: Browser;
let page: Page;

beforeAll(async () => {
	browser = await launchBrowser();
	approvals = await startApprovals();
	page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
	page.setDefaultTimeout(20_000);
}, 240_000);

afterAll(async () => {
	await browser?.close();
	await approvals?.sample.stop();
}, 30_000);

const world = () => approvals.sample.simulator.world;
const roomOf = (title: string) =>
	[...world().rooms.values()].find((room) => room.title === title)?.id ?? '';

test('a person presses Approve on the card in Webex: the workflow goes on, and the card shows who and when', async () => {
	const { sample, tryApproval, state, until, answerIn } = approvals;
	const id = await tryApproval();
	await openRoom(page, sample.simulatorUrl, 'Network Operations');
	const card = page.locator('.card', { hasText: 'Replace the core switch tonight?' });
	await card.getByText('Oslo').waitFor();

	await writeAs(page, 'Mateo Fuentes');
	await card.getByRole('button', { name: 'Approve' }).click();
	await sample.simulator.webhooks.settled();
	expect(await state(id)).toBe('waiting');

	await writeAs(page, 'Jonas Lindqvist');
	await card.getByRole('button', { name: 'Approve' }).click();
	await until(async () => (await state(id)) === 'success');
	await page.getByText('Approved by Jonas Lindqvist').first().waitFor();
	await expect.poll(() => card.count()).toBe(0);
	expect(await answerIn(id, 'Ask for Approval')).toMatchObject({
		data: { approved: true, respondedBy: { displayName: 'Jonas Lindqvist' } },
	});
	expect(world().webhooks.size).toBe(0);
}, 90_000);

test('a person follows the link, reads the page, and declines on it', async () => {
	const { ask, sample, state, until, answerIn } = approvals;
	const id = await ask({
		roomId: roomOf('Network Operations'),
		message: 'May the **firewall** rule be opened?',
		by: 'link',
	});
	await openRoom(page, sample.simulatorUrl, 'Network Operations');
	const [link] = await page.getByRole('link', { name: 'Review and decide' }).all();
	await page.goto((await link?.getAttribute('href')) ?? '');
	await page.getByRole('heading', { name: 'Approval requested' }).waitFor();
	expect(await state(id)).toBe('waiting');
	await page.getByRole('button', { name: 'Decline' }).click();
	await page.getByRole('heading', { name: 'Thank you' }).waitFor();
	await until(async () => (await state(id)) === 'success');
	expect(await answerIn(id, 'Done')).toMatchObject({ data: { approved: false } });
}, 90_000);
