// The pictures of docs/start-with-webex.md: what a person sees in n8n before the first message.
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Sample } from '../src/sample.ts';
import { openEditor, openWorkflow } from './browser.ts';

/** The form with its title, without the page behind it. */
async function takeForm(page: Page, path: string): Promise<void> {
	await page.locator('.el-dialog:visible, [role="dialog"]:visible').last().screenshot({ path });
}

export async function takeStart(
	browser: Browser,
	sample: Sample,
	folder: string,
): Promise<readonly string[]> {
	const page = await openEditor(browser, sample);
	const { n8n, credential } = sample;
	// As for real Webex: what the sample sets for the simulator would only confuse.
	const empty = await n8n.saveCredential({
		name: 'Webex account 2',
		type: credential.type,
		data: {
			environment: 'commercial',
			scopePreset: 'messages',
			clientId: 'C28e5165…',
			clientSecret: 'secret',
		},
	});
	await page.goto(`${n8n.url}/home/credentials/${empty.id}`);
	const scopes = page.getByText(/scopes: .* spark:messages_write$/);
	await scopes.waitFor();
	await takeForm(page, join(folder, 'credential.png'));
	await scopes.scrollIntoViewIfNeeded();
	await takeForm(page, join(folder, 'scopes.png'));
	await page.goto(`${n8n.url}/home/credentials/${credential.id}`);
	await page.getByText('Account connected').first().waitFor();
	await takeForm(page, join(folder, 'connected.png'));
	const [room] = sample.simulator.world.rooms.values();
	const workflow = await n8n.saveWorkflow({
		name: 'First message',
		nodes: [
			{
				id: '2f6c1b80-7a4d-4e93-9b25-6d0e8f3a5299',
				name: 'Send a message',
				type: 'n8n-nodes-webex.webexMessages',
				typeVersion: 1,
				position: [0, 0],
				parameters: {
					resource: 'message',
					operation: 'send',
					roomId: {
						__rl: true,
						mode: 'list',
						value: room?.id ?? '',
						cachedResultName: room?.title,
					},
					content: 'Hello from n8n',
				},
				credentials: { [credential.type]: { id: credential.id, name: credential.name } },
			},
		],
		connections: {},
		settings: { executionOrder: 'v1' },
	});
	await openWorkflow(page, sample, workflow.id);
	await page.getByTestId('canvas-node').first().dblclick();
	await page.getByTestId('node-execute-button').click();
	await page.getByTestId('output-panel').getByText('Hello from n8n').first().waitFor();
	await page.waitForTimeout(1500);
	await page.screenshot({ path: join(folder, 'send.png') });
	await page.close();
	return ['credential.png', 'scopes.png', 'connected.png', 'send.png'];
}
