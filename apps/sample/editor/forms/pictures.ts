// The form of every operation and event, as the editor shows it.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Form, type FormsOf, fewestForms, spell } from 'n8n-nodes-webex-test/forms';
import type { Browser, Page } from 'playwright-core';
import type { Sample } from '../../src/sample.ts';
import { openWorkflow } from '../browser.ts';
import { readDescriptions } from './descriptions.ts';
import { writeSheets } from './sheets.ts';

export interface Picture {
	readonly name: string;
	/** By theme: the file. */
	readonly files: Readonly<Record<string, string>>;
}

export interface FormsOptions {
	readonly folder: string;
	readonly themes: readonly ('dark' | 'light')[];
	/** Only forms whose name has this in it. */
	readonly only: string;
}

/** Writes one picture of each form and theme, sheets of many of them, and their words. */
export async function takeForms(
	browser: Browser,
	page: Page,
	sample: Sample,
	options: FormsOptions,
): Promise<number> {
	await rm(options.folder, { recursive: true, force: true });
	await mkdir(options.folder, { recursive: true });
	await page.setViewportSize({ width: 1440, height: 1400 });
	const words: string[] = [];
	let count = 0;
	for (const node of await readDescriptions(page)) {
		const forms = fewestForms(node).filter(({ name }) => name.includes(options.only));
		if (forms.length === 0) continue;
		const workflow = await save(sample, node, forms);
		await openWorkflow(page, sample, workflow);
		const pictures: Picture[] = [];
		for (const [index, form] of forms.entries()) {
			const panel = await openNode(page, `${workflow}/${nodeId(index)}`);
			words.push(
				`## ${shortOf(form.name)}\n\n${textsOf(await panel.allInnerTexts())}\n\n${spell(form.fields)}\n`,
			);
			pictures.push({ name: shortOf(form.name), files: await photograph(page, form, options) });
		}
		const title = shortOf(node.name);
		await writeSheets(browser, title, pictures, options);
		await writeFile(join(options.folder, 'words.txt'), words.join('\n'));
		process.stdout.write(`${title}: ${forms.length} forms\n`);
		count += forms.length;
	}
	return count;
}

/** Without the name of the package. */
const shortOf = (name: string) => name.replace(/^[^.]*\./, '');

/** The labels in the order in which they stand. */
const textsOf = (texts: readonly string[]) =>
	texts
		.flatMap((text) => text.split('\n'))
		.filter((line) => line.trim() && !ofEachField.has(line))
		.join(' · ');

const ofEachField = new Set(['Fixed', 'Expression']);

const nodeId = (index: number) => `2f6c1b80-7a4d-4e93-9b25-${String(index).padStart(12, '0')}`;

async function save({ n8n, credential }: Sample, { name }: FormsOf, forms: readonly Form[]) {
	const { id, name: label, type } = credential;
	const { id: workflowId } = await n8n.saveWorkflow({
		name: `Forms of ${name}`,
		nodes: forms.map(({ parameters }, index) => ({
			id: nodeId(index),
			name: `Form ${index}`,
			type: name,
			typeVersion: 1,
			position: [(index % 12) * 200, Math.floor(index / 12) * 200],
			parameters,
			credentials: { [type]: { id, name: label } },
		})),
		connections: {},
		settings: { executionOrder: 'v1' },
	});
	return workflowId;
}

interface App {
	readonly __vue_app__: {
		readonly config: {
			readonly globalProperties: { readonly $router: { push(path: string): Promise<unknown> } };
		};
	};
}

/** As a click on the node does, without the canvas in between. */
async function openNode(page: Page, address: string) {
	await page.locator('#app').evaluate(async (app, path) => {
		await (app as unknown as App).__vue_app__.config.globalProperties.$router.push(path);
	}, `/workflow/${address}`);
	const panel = page.getByTestId('node-parameters');
	await panel.waitFor();
	return panel;
}

async function photograph(page: Page, form: Form, { folder, themes }: FormsOptions) {
	const clip = await contentOf(page);
	const files: Record<string, string> = {};
	for (const theme of themes) {
		await page.emulateMedia({ colorScheme: theme });
		const file = `${shortOf(form.name).replace(/[^\w.=]+/g, '-')}.${theme}.png`;
		await page.screenshot({ path: join(folder, file), clip, animations: 'disabled' });
		files[theme] = file;
	}
	return files;
}

/** The panel without the empty space below its fields; the window gets as high as that needs. */
async function contentOf(page: Page) {
	const panel = await page.getByTestId('node-parameters').boundingBox();
	if (!panel) throw new Error('The form is not shown.');
	const fields = page.locator(
		['.parameter-item', '.multi-parameter', '.collection-parameter', '.parameter-notice']
			.map((name) => `[data-test-id="node-parameters"] ${name}`)
			.join(),
	);
	const bottoms = await fields.evaluateAll((found) =>
		found.map((field) => (field as unknown as Box).getBoundingClientRect().bottom),
	);
	const height = Math.ceil(Math.max(...bottoms) - panel.y) + 12;
	const needed = panel.y + height;
	if (needed > (page.viewportSize()?.height ?? 0)) {
		await page.setViewportSize({ width: 1440, height: Math.ceil(needed) + 100 });
	}
	return { ...panel, height };
}

interface Box {
	getBoundingClientRect(): { readonly bottom: number };
}
