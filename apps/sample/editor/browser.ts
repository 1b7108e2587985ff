import { existsSync } from 'node:fs';
import { type Browser, chromium, type Locator, type Page, selectors } from 'playwright-core';
import type { RunningN8n } from '../src/sample.ts';

const places = [
	process.env['CHROMIUM_PATH'],
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Starts the browser of this family that the machine has; none is downloaded. */
export async function launchBrowser(): Promise<Browser> {
	const executablePath = places.find((place) => place && existsSync(place));
	if (!executablePath) {
		throw new Error(
			'This needs Chromium: install it ("apt-get install chromium" on Debian), or set CHROMIUM_PATH to its path.',
		);
	}
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({
		executablePath,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}

/** A page of the editor, logged in. */
export async function openEditor(
	browser: Browser,
	{ n8n, secrets }: RunningN8n,
	colorScheme: 'dark' | 'light' = 'light',
): Promise<Page> {
	const page = await browser.newPage({
		viewport: { width: 1440, height: 810 },
		deviceScaleFactor: 1,
		colorScheme,
	});
	page.setDefaultTimeout(30_000);
	await page.goto(`${n8n.url}/signin`);
	await page
		.locator('input[type="email"], input[name="emailOrLdapLoginId"]')
		.first()
		.fill(secrets.login.email);
	await page.locator('input[type="password"]').fill(secrets.login.password);
	await page.keyboard.press('Enter');
	await page.waitForURL((url) => !url.pathname.includes('signin'));
	return page;
}

export async function openWorkflow(page: Page, { n8n }: RunningN8n, id: string): Promise<void> {
	await page.goto(`${n8n.url}/workflow/${id}`);
	await page.getByTestId('canvas-node').first().waitFor();
}

/** Presses the button, and waits until this number of nodes shows success. */
export async function executeWorkflow(page: Page, nodes: number): Promise<void> {
	await page.getByTestId('execute-workflow-button').first().click();
	await page
		.getByTestId('canvas-node-status-success')
		.nth(nodes - 1)
		.waitFor();
}

const savedWorkflow = /\/rest\/workflows(\/[^/]+)?(\?|$)/;

/** Types into a field of the open node until n8n has it: a run that begins sooner has what was there before. */
export async function enter(field: Locator, text: string): Promise<void> {
	const saved = field
		.page()
		.waitForRequest(
			(request) =>
				savedWorkflow.test(request.url()) &&
				['PATCH', 'POST'].includes(request.method()) &&
				(request.postData() ?? '').includes(text),
		);
	await Promise.all([saved, field.fill(text)]);
}

const runOf = /\/rest\/workflows\/[^/]+\/run\b/;
const taken = 10_000; // ms

/** Presses the button of the open node until n8n is asked to run it: a busy page can miss a press. */
export async function executeNode(page: Page): Promise<void> {
	for (let press = 1; ; press++) {
		const asked = page.waitForResponse((answer) => runOf.test(answer.url()), { timeout: taken });
		const [answer] = await Promise.allSettled([
			asked,
			page.getByTestId('node-execute-button').click(),
		]);
		if (answer.status === 'fulfilled') return;
		if (press === 3) throw answer.reason;
	}
}

/** Waits until the output of the open node shows the text. @throws with what it shows instead. */
export async function untilOutput(page: Page, text: string): Promise<void> {
	const output = page.getByTestId('output-panel');
	await output
		.getByText(text)
		.first()
		.waitFor()
		.catch(async (cause: Error) => {
			const shown = await output.textContent();
			throw new Error(`The output should show "${text}", and shows: ${shown}`, { cause });
		});
}
