// npm run screenshots: the pictures of the README and of the first steps, taken from the sample app.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Sample, startSample } from '../src/sample.ts';
import { readWorkflows } from '../src/workflows.ts';
import { approval } from '../test/approval.ts';
import { freePort } from '../test/ports.ts';
import { executeWorkflow, launchBrowser, openEditor, openWorkflow } from './browser.ts';
import { openRoom, writeAs } from './simulated-page.ts';
import { takeStart } from './start-pictures.ts';

const docs = fileURLToPath(new URL('../../../docs/', import.meta.url));

async function take(sample: Sample): Promise<void> {
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
		const start = await takeStart(browser, sample, join(docs, 'pictures'));
		process.stdout.write(`Written: ${start.join(', ')} in ${join(docs, 'pictures')}\n`);
	} finally {
		await browser.close();
	}
}

const sample = await startSample({
	port: await freePort(),
	simulatorPort: 0,
	dataFolder: await mkdtemp(join(tmpdir(), 'sample-screenshots-')),
	workflows: await readWorkflows(),
});
try {
	await take(sample);
	process.stdout.write(`Written: workflow.png, messages-node.png and approval.png in ${docs}\n`);
} finally {
	await sample.stop();
}
