import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from './serve.ts';

const places = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome'];
const pictures = fileURLToPath(new URL('../.report/', import.meta.url));

let browser: Browser;
let page: Page;
let site: Awaited<ReturnType<typeof serve>>;
const elsewhere: string[] = [];
const failed: string[] = [];

beforeAll(async () => {
	const executablePath = places.find((place) => place && existsSync(place));
	if (!executablePath) throw new Error('This needs Chromium: see apps/sample/editor/browser.ts');
	mkdirSync(pictures, { recursive: true });
	site = await serve();
	browser = await chromium.launch({
		executablePath,
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
	});
	page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
	page.setDefaultTimeout(60_000);
	page.on('request', (request) => {
		if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(site.url)) {
			elsewhere.push(request.url());
		}
	});
	page.on('response', (response) => {
		if (response.status() >= 400) failed.push(response.url());
	});
	page.on('pageerror', (error) => failed.push(error.message));
}, 120_000);

afterAll(async () => {
	await browser?.close();
	site?.close();
});

test('the search finds what people look for', async () => {
	await page.goto(site.url);
	await page.getByRole('heading', { name: 'Webex for n8n', level: 1 }).waitFor();
	await page.screenshot({ path: `${pictures}home.png` });
	for (const [words, title] of [
		['approval', 'Ask people, and wait'],
		['credential must be reconnected', 'The Webex credential must be reconnected'],
		['Get New Since Last Run', 'Message: Get New Since Last Run'],
	] as const) {
		await page.getByRole('button', { name: 'Search' }).first().click();
		await page.getByRole('searchbox').fill(words);
		const result = page.locator('#localsearch-list .result', { hasText: title }).first();
		await result.waitFor();
		await page.screenshot({ path: `${pictures}search.png` });
		await result.click();
		await page.getByRole('heading', { name: title }).first().waitFor();
	}
}, 180_000);

test.each([
	['429', '/rate-limits#'],
	['approval', '/ask-people#'],
	['bot', '/accounts#'],
	['card', /\/(ask-people|cards)#/],
	['proxy', '/proxies#'],
	['scheduled retrieval', '/retrieval#'],
	// Home says that a room is what the app calls a space.
	['space', /\/webex-nodes\/#|\/nodes\/webexRooms#/],
	['webhook secret', /\/triggers#|\/nodes\/webex#webhook-/],
])(
	'the first that the search finds for "%s" answers it',
	async (words, address) => {
		await page.goto(site.url);
		await page.getByRole('button', { name: 'Search' }).first().click();
		await page.getByRole('searchbox').fill(words);
		const first = page.locator('#localsearch-list .result').first();
		const link = async () => await first.getAttribute('href');
		await expect.poll(link, { timeout: 30_000 }).toMatch(address);
	},
	120_000,
);

test('a page that does not exist says so, and leads to the first one', async () => {
	const missing = await browser.newPage();
	await missing.goto(`${site.url}404.html`);
	await missing.getByText('There is no such page').waitFor();
	await missing.getByRole('link', { name: 'What this is' }).first().click();
	await missing.getByRole('heading', { name: 'Webex for n8n', level: 1 }).waitFor();
	await missing.close();
}, 120_000);

test('a person chooses dark, and it stays', async () => {
	const background = async () =>
		await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
	await page.goto(`${site.url}nodes/webexMessages`);
	await page.locator('h2#message-send').waitFor();
	expect(await background()).toBe('rgb(255, 255, 255)');
	await page.screenshot({ path: `${pictures}node.png` });
	await page.locator('.VPNavBarAppearance button').click();
	await expect.poll(background).toBe('rgb(27, 27, 31)');
	await page.goto(`${site.url}troubleshooting`);
	await page.getByRole('heading', { name: 'When something fails' }).first().waitFor();
	expect(await background()).toBe('rgb(27, 27, 31)');
	await page.screenshot({ path: `${pictures}troubleshooting-dark.png` });
}, 120_000);

test('diagrams are drawn, in the colours that a person chose', async () => {
	await page.goto(`${site.url}architecture`);
	const label = page.locator('.diagram text', { hasText: 'packages/simulator' });
	await label.waitFor();
	expect(await page.locator('.diagram svg').count()).toBe(4);
	const colour = async () =>
		await page.evaluate<string>('getComputedStyle(document.querySelector(".diagram text")).fill');
	const dark = await colour();
	await page.screenshot({ path: `${pictures}diagram-dark.png` });
	await page.locator('.VPNavBarAppearance button').click();
	await expect.poll(colour).not.toBe(dark);
	await page.locator('.VPNavBarAppearance button').click();
	await expect.poll(colour).toBe(dark);
}, 120_000);

test('a narrow screen shows a page without a bar to scroll it sideways', async () => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto(`${site.url}triggers`);
	await page.getByRole('heading', { level: 1 }).waitFor();
	await page.screenshot({ path: `${pictures}narrow.png` });
	const [width, shown] = await page.evaluate<readonly number[]>(
		'[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
	);
	expect(width).toBe(shown);
}, 120_000);

test('no request leaves the host, and each succeeds', () => {
	expect([elsewhere, failed]).toEqual([[], []]);
});
