import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sample, startSample } from '../src/sample.ts';
import { freePort } from '../test/ports.ts';
import { launchBrowser, openEditor } from './browser.ts';

const ours = [
	'Webex',
	'Webex Rooms',
	'Webex Meetings',
	'Webex Meetings XML',
	'Webex People, Events and API',
	'Webex Scheduled Check',
];
const patience = { timeout: 20_000 };

let sample: Sample;
let browser: Browser;
let page: Page;

beforeAll(async () => {
	browser = await launchBrowser();
	sample = await startSample({
		port: await freePort(),
		simulatorPort: 0,
		dataFolder: await mkdtemp(join(tmpdir(), 'sample-panel-')),
		workflows: [],
	});
	page = await openEditor(browser, sample);
	await openPanel(page);
}, 240_000);

afterAll(async () => {
	await browser?.close();
	await sample?.stop();
}, 30_000);

async function openPanel(shown: Page): Promise<void> {
	await shown.goto(`${sample.n8n.url}/workflow/new`);
	await shown.getByTestId('canvas-add-button').click();
	await shown.getByTestId('node-creator-search-bar').waitFor();
}

/** In the order of the panel; what n8n suggests itself, such as "Human review", is not among them. */
const found = async (shown: Page = page): Promise<string[]> => {
	const names = await shown.getByTestId('node-creator-item-name').allInnerTexts();
	return names.map((name) => name.trim());
};

async function search(words: string, shown: Page = page): Promise<void> {
	const bar = shown.getByTestId('node-creator-search-bar');
	// So that what is read afterwards does not belong to the search before.
	await bar.fill('0 0 0 0');
	await expect.poll(async () => await found(shown), patience).toEqual([]);
	await bar.fill(words);
}

async function open(words: string, name: string): Promise<void> {
	await openPanel(page);
	await search(words);
	const item = page.getByTestId('node-creator-item-name').getByText(name, { exact: true });
	await item.first().click();
	await page.getByText(/^Triggers \(\d+\)$/).waitFor();
}

test('"webex" finds the messages first, the node of n8n beside them, and administration last', async () => {
	await search('webex');
	await expect
		.poll(async () => await found(), patience)
		.toEqual([
			'Webex',
			'Webex by Cisco',
			'Webex Rooms',
			'Webex Meetings',
			'Webex Meetings XML',
			'Webex People, Events and API',
			'Webex Scheduled Check',
		]);
}, 60_000);

test.each([
	['spark', 'Webex'],
	['card', 'Webex'],
	['send message', 'Webex'],
	['get new messages', 'Webex'],
	['webex send', 'Webex'],
	['webex messages', 'Webex'],
	['webex approval', 'Webex'],
	['webex card', 'Webex'],
	['webex bot', 'Webex'],
	['webex teams', 'Webex'],
	['webex trigger', 'Webex'],
	['cisco webex', 'Webex'],
	['space', 'Webex Rooms'],
	['room', 'Webex Rooms'],
	['webex space', 'Webex Rooms'],
	['webex team', 'Webex Rooms'],
	['membership', 'Webex Rooms'],
	['meeting', 'Webex Meetings'],
	['join link', 'Webex Meetings'],
	['transcript', 'Webex Meetings'],
	['recording', 'Webex Meetings'],
	['attendance', 'Webex Meetings'],
	['webex webinar', 'Webex Meetings'],
	['xml api', 'Webex Meetings XML'],
	['people', 'Webex People, Events and API'],
	['webex webhook', 'Webex People, Events and API'],
	['webex admin', 'Webex People, Events and API'],
	['webex poll', 'Webex Scheduled Check'],
])(
	'"%s" finds %s first',
	async (words, first) => {
		await search(words);
		await expect.poll(async () => (await found())[0], patience).toBe(first);
	},
	60_000,
);

test.each([
	['message', 'Webex'],
	['chat', 'Webex'],
	['bot', 'Webex'],
	['approval', 'Webex'],
	['human', 'Webex'],
	['webinar', 'Webex Meetings'],
	['user', 'Webex People, Events and API'],
])(
	'of our nodes "%s" finds %s first',
	async (words, first) => {
		await search(words);
		const firstOfOurs = async () => (await found()).find((name) => ours.includes(name));
		await expect.poll(firstOfOurs, patience).toBe(first);
	},
	60_000,
);

test.each([
	['teams', 'Microsoft Teams'],
	['team', 'Microsoft Teams'],
	['slack', 'Slack'],
	['zoom', 'Zoom'],
	['cisco', 'Webex by Cisco'],
	['webex by cisco', 'Webex by Cisco'],
	['cisco', 'Cisco Umbrella'],
	['chat', 'Chat'],
	['google chat', 'Google Chat'],
	['message', 'MessageBird'],
	['messenger', 'Customer Messenger (n8n training)'],
	['gotowebinar', 'GoToWebinar'],
	['webinar', 'GoToWebinar'],
	['telegram', 'Telegram'],
	['discord', 'Discord'],
	['mattermost', 'Mattermost'],
	['rocket', 'RocketChat'],
	['matrix', 'Matrix'],
	['gmail', 'Gmail'],
	['event', 'Eventbrite Trigger'],
	['form', 'n8n Form'],
	['schedule', 'Schedule Trigger'],
	['webhook', 'Webhook'],
	['http request', 'HTTP Request'],
	['wait', 'Wait'],
	['admin', 'Google Workspace Admin'],
])(
	'"%s" finds nothing of ours above %s',
	async (words, product) => {
		await search(words);
		await expect.poll(async () => await found(), patience).toContain(product);
		const names = await found();
		expect(names.slice(0, names.indexOf(product)).filter((name) => ours.includes(name))).toEqual(
			[],
		);
	},
	60_000,
);

test.each([
	['webex', 'Webex', 'On message created', 'On card action created'],
	['webex', 'Webex Rooms', 'On membership created', 'On any event of a room'],
	['webex', 'Webex Meetings', 'On meeting created', 'On meeting transcript created'],
	['people', 'Webex People, Events and API', 'On message created', 'On UC counters created'],
])(
	'"%s" › %s has triggers, from %s to %s',
	async (words, name, first, last) => {
		await open(words, name);
		await expect.poll(async () => (await found())[0], patience).toBe(first);
		expect((await found()).at(-1)).toBe(last);
		expect(await page.getByText(/No .* Triggers available/).count()).toBe(0);
	},
	60_000,
);

test('the first action is to send a message, and the last of messages deletes one', async () => {
	await open('webex', 'Webex');
	await page.getByText(/^Triggers \(\d+\)$/).click();
	await page.getByText(/^Actions \(\d+\)$/).click();
	await expect.poll(async () => (await found())[0], patience).toBe('Send a message');
	expect((await found()).at(-2)).toBe('Delete a message');
}, 60_000);

test.each(['light', 'dark'] as const)(
	'each node has its own icon in the %s theme',
	async (theme) => {
		const themed = await openEditor(browser, sample, theme);
		await openPanel(themed);
		await search('webex', themed);
		await expect.poll(async () => (await found(themed)).length, patience).toBe(7);
		const items = themed.getByTestId('item-iterator-item').locator('img');
		const icons = async () => {
			const loaded = await items.evaluateAll((images) =>
				(images as unknown as { src: string; naturalWidth: number }[])
					.filter(({ naturalWidth }) => naturalWidth > 0)
					.map(({ src }) => src.split('/').at(-1)),
			);
			// n8n has a second one of each, which it shows while the node is dragged.
			return [...new Set(loaded)];
		};
		const end = theme === 'light' ? '.svg' : '.dark.svg';
		const names = ['rooms', 'meetings', 'meetings-xml', 'people-events-api', 'scheduled-check'];
		const expected = names.map((name) => `${name}${end}`);
		await expect.poll(icons, patience).toEqual([`messages${end}`, 'ciscoWebex.png', ...expected]);
		await themed.close();
	},
	60_000,
);
