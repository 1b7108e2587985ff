import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { FormsOptions, Picture } from './pictures.ts';

const perSheet = 5;
const style =
	'body{margin:8px;display:flex;gap:8px;align-items:flex-start;font:13px sans-serif;background:#888}figure{margin:0;flex:0 0 20%}img{width:100%;display:block}';

/** Several forms in one picture, to look through. */
export async function writeSheets(
	browser: Browser,
	title: string,
	pictures: readonly Picture[],
	options: FormsOptions,
): Promise<void> {
	const page = await browser.newPage({ viewport: { width: 2150, height: 800 } });
	for (const theme of options.themes) {
		for (let first = 0; first < pictures.length; first += perSheet) {
			const files = pictures.slice(first, first + perSheet);
			const name = `sheet-${title}-${first / perSheet + 1}.${theme}.png`;
			await writeSheet(page, join(options.folder, name), files, theme, options.folder);
		}
	}
	await page.close();
}

async function writeSheet(
	page: Page,
	path: string,
	pictures: readonly Picture[],
	theme: string,
	folder: string,
) {
	const figures = await Promise.all(
		pictures.map(async ({ name, files }) => {
			const data = await readFile(join(folder, files[theme] ?? ''), 'base64');
			return `<figure><figcaption>${name}</figcaption><img src="data:image/png;base64,${data}"></figure>`;
		}),
	);
	await page.setContent(`<!doctype html><style>${style}</style>${figures.join('')}`);
	await page.screenshot({ path, fullPage: true });
}
