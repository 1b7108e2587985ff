// npm run screenshots: the pictures of the README and of the first steps, or with --forms of every form, taken from the sample
// app.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { type Sample, startSample } from '../src/sample.ts';
import { readWorkflows } from '../src/workflows.ts';
import { approval } from '../test/approval.ts';
import { freePort } from '../test/ports.ts';
import { executeWorkflow, launchBrowser, openEditor, openWorkflow } from './browser.ts';
import { takeForms } from './forms/pictures.ts';
import { openRoom, writeAs } from './simulated-page.ts';
import { takeStart } from './start-pictures.ts';

const docs = fileURLToPath(new URL('../../../docs/', import.meta.url));

async function takeOfReadme(sample: Sample): Promise<string> {
	const browser = await launchBrowser();
	try {
		const page = await openEditor(browser, sample);
		const retrieval = sample.workflows.find(({ name }) => name === 'Scheduled message retrieval');
		await openWorkflow(page, sample, retrieval?.id ?? '');
		await executeWorkflow(page, 3);
		// The message about success covers a corner, and disappears after some seconds.
		await page.waitForTimeout(6000);
		await page.screenshot({ path: join(docs, 'workflow.png') });
		await page.getByTestId('canvas-node').filter({ hasText: 'getNew' }).dblclick();
		await page.getByTestId('output-panel').waitFor();
		await widenOutput(page);
		await page.waitForTimeout(1500);
		await page.screenshot({ path: join(docs, 'messages-node.png') });
		const asking = sample.workflows.find(({ name }) => name === approval);
		if (asking) await sample.n8n.run(asking, 'Try It');
		const webex = await browser.newPage({ viewport: { width: 1000, height: 560 } });
		await openRoom(webex, sample.simulatorUrl, 'Network Operations');
		await writeAs(webex, 'Jonas Lindqvist');
		await webex.locator('.card').first().waitFor();
		await webex.waitForTimeout(1500);
		await webex.screenshot({ path: join(docs, 'approval.png') });
		// Wide enough for the room and the panel beside each other.
		await webex.setViewportSize({ width: 1440, height: 780 });
		await webex.getByRole('button', { name: 'Requests' }).click();
		await webex.waitForTimeout(1500);
		await webex.screenshot({ path: join(docs, 'simulator-page.png') });
		const start = await takeStart(browser, sample, join(docs, 'pictures'));
		return `Written: workflow.png, messages-node.png, approval.png, simulator-page.png and ${start.join(', ')} in ${docs}\n`;
	} finally {
		await browser.close();
	}
}

/** The form goes to the left, so that the items of the output can be read. */
async function widenOutput(page: Page): Promise<void> {
	const handle = await page.getByTestId('panel-drag-button').boundingBox();
	if (!handle) throw new Error('The form has no handle to move it by.');
	const y = handle.y + handle.height / 2;
	await page.mouse.move(handle.x + handle.width / 2, y);
	await page.mouse.down();
	await page.mouse.move(360, y, { steps: 10 });
	await page.mouse.up();
}

async function takeOfForms(sample: Sample): Promise<string> {
	const folder = fileURLToPath(new URL('../screenshots/', import.meta.url));
	const themes = (['light', 'dark'] as const).filter(
		(theme) => values[theme] || !(values.light || values.dark),
	);
	const browser = await launchBrowser();
	try {
		const page = await openEditor(browser, sample);
		const count = await takeForms(browser, page, sample, { folder, themes, only: values.only });
		return `Written: ${count} forms (${themes.join(', ')}) and their words in ${folder}\n`;
	} finally {
		await browser.close();
	}
}

const { values } = parseArgs({
	options: {
		forms: { type: 'boolean', default: false },
		light: { type: 'boolean', default: false },
		dark: { type: 'boolean', default: false },
		only: { type: 'string', default: '' },
	},
});
const sample = await startSample({
	port: await freePort(),
	simulatorPort: 0,
	dataFolder: await mkdtemp(join(tmpdir(), 'sample-screenshots-')),
	workflows: values.forms ? [] : await readWorkflows(),
});
try {
	process.stdout.write(await (values.forms ? takeOfForms(sample) : takeOfReadme(sample)));
} finally {
	await sample.stop();
}
