import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sample, startSample } from '../src/sample.ts';
import { readWorkflows } from '../src/workflows.ts';
import { freePort } from '../test/ports.ts';
import {
	enter,
	executeNode,
	executeWorkflow,
	launchBrowser,
	openEditor,
	openWorkflow,
	untilOutput,
} from './browser.ts';

let sample: Sample;
let browser: Browser;
let page: Page;

beforeAll(async () => {
	browser = await launchBrowser();
	sample = await startSample({
		port: await freePort(),
		simulatorPort: 0,
		dataFolder: await mkdtemp(join(tmpdir(), 'sample-editor-')),
		workflows: await readWorkflows(),
	});
	page = await openEditor(browser, sample);
}, 240_000);

afterAll(async () => {
	await browser?.close();
	await sample?.stop();
}, 30_000);

/** Of the message. */
const content = () => page.getByTestId('parameter-input-content').locator('textarea');

async function search(words: string): Promise<void> {
	await page.goto(`${sample.n8n.url}/workflow/new`);
	await page.getByTestId('canvas-add-button').click();
	await page.getByTestId('node-creator-search-bar').fill(words);
}

/** In a workflow without a trigger n8n shows the triggers of a node first. */
async function chooseAction(node: string, action: string): Promise<void> {
	await search('webex');
	await page.getByTestId('node-creator-item-name').getByText(node, { exact: true }).first().click();
	await page.getByText(/^Actions \(\d+\)$/).click();
	await page.getByText(action, { exact: true }).first().click();
}

test('a person adds a member: the room and the colleague are found by typing', async () => {
	const { world } = sample.simulator;
	const { id: roomId = '' } =
		[...world.rooms.values()].find(({ title }) => title === 'Release Train') ?? {};
	const { id: jonasId = '' } = world.findPersonByEmail('jonas.lindqvist@fernhill.example') ?? {};
	world.removeMember(roomId, jonasId);
	await chooseAction('Webex Rooms', 'Add a person to a room (space)');
	const pick = async (field: number, words: string, expected: string) => {
		await page.getByTestId('rlc-input').nth(field).click();
		const list = page.locator('[data-test-id="rlc-item"]:visible');
		await page.locator('[data-test-id="rlc-search"]:visible').waitFor();
		await page.keyboard.type(words);
		await expect
			.poll(() => list.allInnerTexts(), { timeout: 20_000 })
			.toEqual([expect.stringContaining(expected)]);
		await list.first().click();
	};
	await pick(0, 'release', 'Release Train');
	await page.getByTestId('rlc-mode-selector').nth(1).click();
	await page.getByRole('option', { name: 'From List' }).click();
	await pick(1, 'jonas', 'Jonas Lindqvist');
	await executeNode(page);
	await untilOutput(page, 'jonas.lindqvist@fernhill.example');
	expect(world.membersOf(roomId).has(jonasId)).toBe(true);
}, 60_000);

test('a person asks for the account of the credential, and sees it', async () => {
	await chooseAction('Webex People, Events and API', 'Get the account itself');
	await executeNode(page);
	await untilOutput(page, 'amara.okafor@fernhill.example');
}, 60_000);

test('a person adds the node, finds a room by its title, sends a message, and sees it', async () => {
	await chooseAction('Webex', 'Send a message');
	await page.getByTestId('rlc-input').first().click();
	await page.getByTestId('rlc-search').waitFor();
	await page.keyboard.type('centre');
	await expect
		.poll(() => page.getByTestId('rlc-item').allInnerTexts(), { timeout: 20_000 })
		.toEqual(['Contact Centre Floor (group)']);
	await page.getByTestId('rlc-item').first().click();
	await enter(content(), 'Typed in the **editor**');
	await executeNode(page);
	await untilOutput(page, 'Typed in the editor');
	const room = [...sample.simulator.world.rooms.values()].find(
		({ title }) => title === 'Contact Centre Floor',
	);
	const newest = sample.simulator.world.messagesOf(room?.id ?? '').at(-1);
	expect(newest?.text).toBe('Typed in the editor');
}, 60_000);

test('an empty message is an error beside the node, with what to do', async () => {
	await enter(content(), '   ');
	await executeNode(page);
	await untilOutput(page, '"Message" is empty');
}, 60_000);

test('a person tries the scheduled check and sees the newest messages', async () => {
	await search('webex poll');
	await page.getByText('Webex Scheduled Check', { exact: true }).first().click();
	await page.getByText('On new message', { exact: true }).click();
	await page.getByTestId('trigger-execute-button').first().click();
	await untilOutput(page, 'jonas.lindqvist@fernhill.example');
}, 60_000);

test('a person tries the trigger: it waits, receives a message, and leaves no webhook behind', async () => {
	const { world } = sample.simulator;
	const [roomId = ''] = world.rooms.keys();
	const jonas = world.findPersonByEmail('jonas.lindqvist@fernhill.example');
	await search('webex');
	await page.getByText('Webex', { exact: true }).first().click();
	await page.getByText('On message created', { exact: true }).click();
	await page.getByTestId('trigger-execute-button').first().click();
	await expect.poll(() => world.webhooks.size, { timeout: 20_000 }).toBe(1);
	world.addMessage({ roomId, personId: jonas?.id ?? '', text: 'Received in the editor' });
	await untilOutput(page, 'Received in the editor');
	await expect.poll(() => world.webhooks.size, { timeout: 20_000 }).toBe(0);
}, 90_000);

test.each(['light', 'dark'] as const)(
	'the sample workflow runs, with its icons, in the %s theme',
	async (theme) => {
		const retrieval = sample.workflows.find(({ name }) => name === 'Scheduled message retrieval');
		const themed = await openEditor(browser, sample, theme);
		await openWorkflow(themed, sample, retrieval?.id ?? '');
		await executeWorkflow(themed, 3);
		const icons = await themed
			.getByTestId('canvas-node')
			.locator('img')
			.evaluateAll((images) =>
				(images as unknown as { src: string; naturalWidth: number }[]).map(
					({ src, naturalWidth }) => [src.split('/').at(-1), naturalWidth > 0],
				),
			);
		const file = theme === 'light' ? 'messages.svg' : 'messages.dark.svg';
		expect(icons.filter(([src]) => String(src).startsWith('messages'))).toEqual([[file, true]]);
		await themed.close();
	},
	60_000,
);

test('a person connects the credential on the authorize page', async () => {
	const { n8n, credential, simulator } = sample;
	const exchanged: number[] = [];
	const stop = simulator.observe(({ path, status }) => {
		if (path === '/v1/access_token') exchanged.push(status);
	});
	await page.goto(`${n8n.url}/home/credentials/${credential.id}`);
	await page.getByText('Read our docs').waitFor();
	const docs = page.getByRole('link', { name: 'Read our docs' });
	expect(await docs.getAttribute('href')).toMatch(/\/credentials\/webexOAuth2Api$/);
	// The scopes of the choice, to copy; the sample has chosen messages and teams.
	await page.getByText(/scopes: .* spark:team_memberships_write$/).waitFor();
	expect(await page.getByText(/spark-admin:people_write/).count()).toBe(0);
	const popup = page.waitForEvent('popup');
	await page.getByRole('button', { name: 'Switch account' }).click();
	const consent = await popup;
	await consent.getByRole('heading', { name: 'n8n asks for access to Webex' }).waitFor();
	await consent.getByRole('button', { name: 'Accept' }).click();
	await expect.poll(() => exchanged, { timeout: 20_000 }).toEqual([200]);
	await page.getByText('Account connected').first().waitFor();
	stop();
}, 60_000);
