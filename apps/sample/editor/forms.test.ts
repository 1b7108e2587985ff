import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sample, startSample } from '../src/sample.ts';
import { freePort } from '../test/ports.ts';
import {
	enter,
	executeNode,
	launchBrowser,
	openEditor,
	openWorkflow,
	untilOutput,
} from './browser.ts';

let sample: Sample;
let browser: Browser;
let page: Page;

/** A workflow as it is stored: what is not in it has its default. */
const nodes: Readonly<Record<string, object>> = {
	Stored: { operation: 'getMany', simplify: false },
	Selected: { operation: 'getMany', simplify: 'selected', selectedFields: 'text, link' },
	Named: { operation: 'getMany', roomId: { __rl: true, mode: 'list', value: '' } },
	Several: { operation: 'search', query: 'switch', rooms: 'several' },
	Filtered: { event: 'messages.created', filters: { person: 'jonas.lindqvist@fernhill.example' } },
	Card: { operation: 'send', messageType: 'card', card: 'json', content: 'A question' },
	Text: { operation: 'send', content: 'Hello' },
	Ask: {
		operation: 'sendAndWait',
		answerBy: 'link',
		message: 'Why?',
		responseType: 'freeText',
		options: { messageButtonLabel: 'Respond', responseFormTitle: 'Change 4711' },
	},
};

beforeAll(async () => {
	browser = await launchBrowser();
	sample = await startSample({
		port: await freePort(),
		simulatorPort: 0,
		dataFolder: await mkdtemp(join(tmpdir(), 'sample-forms-')),
		workflows: [],
	});
	const { id, name, type } = sample.credential;
	const [roomId = ''] = sample.simulator.world.rooms.keys();
	const workflow = await sample.n8n.saveWorkflow({
		name: 'Forms',
		nodes: Object.entries(nodes).map(([label, parameters], index) => ({
			id: `2f6c1b80-7a4d-4e93-9b25-6d0e8f3a520${index}`,
			name: label,
			type: `n8n-nodes-webex.${label === 'Filtered' ? 'webexMessagesTrigger' : 'webexMessages'}`,
			typeVersion: 1,
			position: [index * 200, 0],
			parameters: {
				resource: 'message',
				roomId: { __rl: true, mode: 'id', value: roomId },
				...parameters,
			},
			credentials: { [type]: { id, name } },
		})),
		connections: {},
		settings: { executionOrder: 'v1' },
	});
	page = await openEditor(browser, sample);
	await openWorkflow(page, sample, workflow.id);
}, 240_000);

afterAll(async () => {
	await browser?.close();
	await sample?.stop();
}, 30_000);

async function open(name: string): Promise<void> {
	await page.keyboard.press('Escape');
	await page.getByTestId('canvas-node').filter({ hasText: name }).first().dblclick();
	await page.getByTestId('node-execute-button').waitFor();
}

const shown = async (name: string) =>
	await page.getByTestId(`parameter-input-${name}`).locator('input').first().inputValue();

test('"Output" shows what workflows stored for "Simplify", and which fields were named', async () => {
	await open('Stored');
	await expect.poll(async () => await shown('simplify')).toBe('Raw');
	await open('Selected');
	await expect.poll(async () => await shown('simplify')).toBe('Selected Fields');
	expect(await shown('selectedFields')).toBe('text, link');
	await open('Text');
	await expect.poll(async () => await shown('simplify')).toBe('Simplified');
}, 60_000);

test('a card of JSON begins with one that can be sent, beside its fallback text', async () => {
	await open('Card');
	const panel = page.getByTestId('node-parameters');
	await panel.getByText('Fallback Text', { exact: true }).waitFor();
	// Its inputs are found in the JSON, and each can be given a value.
	const mapper = page.getByTestId('resource-mapper-container');
	await mapper.getByTestId('add-fields-select').getByRole('button').click();
	await mapper.getByText('Comment', { exact: true }).waitFor();
	await enter(mapper.locator('input[type="text"]').last(), 'As it was');
	expect(await panel.getByText('Message', { exact: true }).count()).toBe(0);
	await executeNode(page);
	await untilOutput(page, 'A question');
	const [roomId = ''] = sample.simulator.world.rooms.keys();
	const newest = sample.simulator.world.messagesOf(roomId).at(-1);
	expect(newest?.attachments?.[0]?.content).toMatchObject({
		body: [{ type: 'TextBlock' }, { id: 'comment', value: 'As it was' }],
	});
}, 60_000);

/** A mode of the field for a room. */
async function choose(mode: string) {
	await page.getByTestId('rlc-mode-selector').last().click();
	await page
		.locator('.el-select-dropdown__item:visible, [role="option"]:visible')
		.filter({ hasText: mode })
		.first()
		.click();
}

async function take(name: string) {
	const folder = process.env['SCREENSHOTS'];
	if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
}

test('a room By Name: its messages come, and where two have the title, both are named', async () => {
	const { world } = sample.simulator;
	const [me] = world.people.values();
	if (!me) throw new Error('The seed has people');
	const [one, other] = [1, 2].map(() => world.addRoom({ title: 'Change Board', members: [me] }).id);
	await open('Named');
	await choose('By Name');
	const title = page.getByTestId('rlc-input').last();
	await enter(title, 'network operations');
	await page.getByTestId('node-parameters').getByText('Exactly one has to fit').waitFor();
	await take('by-name');
	await executeNode(page);
	await untilOutput(page, 'Network Operations');
	await enter(title, 'change board');
	await executeNode(page);
	await untilOutput(page, '"change board" could be any of 2 rooms (spaces)');
	await take('by-name-twice');
	const said = await page.getByTestId('output-panel').textContent();
	const isNamed = [one, other].map((id) => said?.includes(atob(String(id)).slice(-36)));
	expect(isNamed).toEqual([true, true]);
}, 90_000);

test('several rooms, each from a list with a search that shows the kind', async () => {
	await open('Several');
	const items = page.locator('[data-test-id="rlc-item"]:visible');
	for (const [at, part] of ['netw', 'cont'].entries()) {
		await page.getByRole('button', { name: 'Add Room' }).click();
		await page.getByTestId('rlc-input').nth(at).click();
		await page.locator('[data-test-id="rlc-search"]:visible').fill(part);
		await expect
			.poll(async () => await items.allInnerTexts(), { timeout: 20_000 })
			.toEqual([expect.stringContaining('(group)')]);
		await take(`several-${at}`);
		await items.first().click();
	}
	const chosen = page.getByTestId('rlc-input');
	const values = await Promise.all([0, 1].map(async (at) => await chosen.nth(at).inputValue()));
	expect(values).toEqual(['Network Operations (group)', 'Contact Centre Floor (group)']);
	await executeNode(page);
	await untilOutput(page, 'switch');
	await take('several');
}, 90_000);

test('a person that a filter stored as a text stands in the field for it', async () => {
	await open('Filtered');
	const person = page.getByTestId('rlc-input').first();
	await expect.poll(async () => await person.inputValue()).toBe('jonas.lindqvist@fernhill.example');
	await take('filtered');
}, 60_000);

test('options of the page stand where the answer comes by link', async () => {
	await open('Ask');
	const panel = page.getByTestId('node-parameters');
	await panel.getByText('Message Button Label', { exact: true }).waitFor();
	await panel.getByText('Response Form Title', { exact: true }).waitFor();
	await panel.getByPlaceholder('Add Option').last().click();
	const choices = page.locator('[role="option"]:visible, .el-select-dropdown__item:visible');
	await choices.filter({ hasText: 'After Decision' }).first().waitFor();
	const names = (await choices.allInnerTexts()).map((name) => name.trim());
	expect(names).toEqual(
		expect.arrayContaining([
			'After Decision',
			'Append n8n Attribution',
			'Response Form Button Label',
			'Response Form Custom Styling',
			'Response Form Description',
		]),
	);
	// Only a card knows who answers.
	expect(names).not.toContain('Unauthorized Reply');
}, 60_000);
