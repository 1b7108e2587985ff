// npm run docs: builds the site, and checks each link of it.
import './n8n-workflow.ts';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './project.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const { stage } = await import('./stage.ts');
const { writeApi } = await import('./api.ts');
const { siteProblems } = await import('./check/site.ts');

say('Making the pages of nodes, credentials and errors');
await stage();
say('Reading the docstrings of the libraries');
writeApi();
say('Building the site');
const generator = join(root, 'apps/docs/generator');
const vitepress = join(generator, 'node_modules/vitepress/bin/vitepress.js');
const { status } = spawnSync(process.execPath, [vitepress, 'build', '.'], {
	cwd: generator,
	stdio: 'inherit',
});
if (status !== 0) throw new Error('The site was not built: see above');
const { pages, problems } = await siteProblems();
for (const problem of problems) say(problem);
say(`${pages} pages in apps/docs/dist, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
