// npm run gallery: the pictures of docs/gallery, one of each workflow, taken from the sample app.
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { type StoredWorkflow, WorkflowFile } from '../src/n8n/api.ts';
import { type Sample, startSample } from '../src/sample.ts';
import { readWorkflows } from '../src/workflows.ts';
import { freePort } from '../test/ports.ts';
import { launchBrowser, openEditor, openWorkflow } from './browser.ts';

const docs = fileURLToPath(new URL('../../../docs/gallery/', import.meta.url));
const folder = fileURLToPath(new URL('../workflows/', import.meta.url));
const [, , only] = process.argv;

/** What lies over the canvas. */
const overCanvas = [
	'.vue-flow__panel',
	'.el-notification',
	'.tab-bar-container',
	'[data-test-id="canvas-controls"]',
	'[data-test-id="canvas-minimap"]',
	'[data-test-id="execute-workflow-button"]',
	'[data-test-id="node-creator-plus-button"]',
	'[data-test-id="canvas-add-sticky-button"]',
	'[data-test-id="command-bar-button"]',
	'[data-test-id="toggle-focus-panel-button"]',
].join(', ');

const width = 1440;
/** Of the window around the canvas, and around the workflow in it. */
const frame = { besides: 60, above: 65, around: 1.2 };

/** As high as the workflow is, when it fills the width. */
function heightFor({ nodes }: WorkflowFile): number {
	const boxes = nodes.map((node) => {
		const { position, parameters = {} } = Placed.parse(node);
		const { width = 100, height = 160 } = parameters;
		return {
			left: position[0],
			top: position[1],
			right: position[0] + width,
			bottom: position[1] + height,
		};
	});
	const across =
		Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
	const down =
		Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
	return Math.round(
		frame.above + Math.max(320, ((width - frame.besides) * down * frame.around) / across),
	);
}

const Placed = z.object({
	position: z.tuple([z.number(), z.number()]),
	parameters: z
		.looseObject({ width: z.number().optional(), height: z.number().optional() })
		.optional(),
});

/** With all of the workflow in it, in the size in which it is read. */
async function take(
	page: Page,
	sample: Sample,
	name: string,
	stored: StoredWorkflow,
): Promise<void> {
	await page.setViewportSize({ width, height: heightFor(stored) });
	await openWorkflow(page, sample, stored.id);
	await page.addStyleTag({ content: `${overCanvas} { visibility: hidden !important }` });
	await page.keyboard.press('1');
	// The canvas glides to its place.
	await page.waitForTimeout(1200);
	const canvas = page.getByTestId('canvas-wrapper');
	const png = await canvas.screenshot({ animations: 'disabled' });
	await writeFile(join(docs, `${name}.webp`), await toWebp(page, png));
}

/** By the browser itself: no other program is needed, and the file is a tenth. */
async function toWebp(page: Page, png: Buffer): Promise<Buffer> {
	// As text: the types of this package are those of Node, without a browser.
	const source = `data:image/png;base64,${png.toString('base64')}`;
	const url = await page.evaluate<string>(`(async () => {
		const image = new Image();
		image.src = ${JSON.stringify(source)};
		await image.decode();
		const canvas = document.createElement('canvas');
		Object.assign(canvas, { width: image.width, height: image.height });
		canvas.getContext('2d').drawImage(image, 0, 0);
		return canvas.toDataURL('image/webp', 0.7);
	})()`);
	return Buffer.from(url.split(',')[1] ?? '', 'base64');
}

async function takeAll(sample: Sample): Promise<number> {
	const browser = await launchBrowser();
	try {
		await mkdir(docs, { recursive: true });
		const page = await openEditor(browser, sample);
		const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
		const wanted = names
			.map((name) => name.replace('.json', ''))
			.filter((name) => !only || name.includes(only));
		for (const name of wanted) {
			const file = WorkflowFile.parse(
				JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')),
			);
			const stored = sample.workflows.find((each) => each.name === file.name);
			if (stored) await take(page, sample, name, stored);
		}
		return wanted.length;
	} finally {
		await browser.close();
	}
}

const sample = await startSample({
	port: await freePort(),
	simulatorPort: 0,
	dataFolder: await mkdtemp(join(tmpdir(), 'sample-gallery-')),
	workflows: await readWorkflows(),
});
try {
	process.stdout.write(`${await takeAll(sample)} pictures in ${docs}\n`);
} finally {
	await sample.stop();
}
