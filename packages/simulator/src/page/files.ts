import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
// Node 20, where only the built package runs, has no stripTypeScriptTypes to import by its name.
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const folder = fileURLToPath(new URL('./browser/', import.meta.url));

/** Microsoft's own, which draws cards as Webex does. */
const cardLibrary = nodeModule
	.createRequire(import.meta.url)
	.resolve('adaptivecards/dist/adaptivecards.min.js');

/** What the browser loads: the files of the folder `browser`, which the build copies, without types, beside itself. */
export function pageFiles(): Hono {
	const app = new Hono();
	app.get('/', serveStatic({ root: folder, path: 'index.html' }));
	app.get('/page/page.css', serveStatic({ root: folder, path: 'page.css' }));
	app.get('/page/adaptivecards.js', serveStatic({ path: cardLibrary }));
	app.get('/page/page.js', serveStatic({ root: folder, path: 'page.js' }), async (context) =>
		context.body(await withoutTypes('page.ts'), 200, script),
	);
	// In the repository nothing is built: the browser gets each module by itself.
	app.get('/page/:name{[a-z]+.ts}', async (context) => {
		const name = context.req.param('name');
		if (!existsSync(`${folder}${name}`)) return context.notFound();
		return context.body(await withoutTypes(name), 200, script);
	});
	return app;
}

const script = { 'content-type': 'text/javascript; charset=utf-8' };

const withoutTypes = async (name: string) =>
	nodeModule.stripTypeScriptTypes(await readFile(`${folder}${name}`, 'utf8'));
