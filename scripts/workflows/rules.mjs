import { parse } from 'yaml';

const pinned = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;
const version = /^\s*(?:-\s+)?uses:\s*\S+@[0-9a-f]{40}\s+# v\d+\.\d+\.\d+$/;

/** The commands of a job, one for each value of its matrix. */
function commandsOf({ steps = [], strategy }) {
	const commands = steps
		.flatMap((step) => [step.run, step.with?.['version-script']])
		.filter(Boolean);
	return commands.flatMap((command) => {
		const [hole, name] = /\$\{\{ matrix\.(\w+) \}\}/.exec(command) ?? [];
		if (!hole) return [command];
		return strategy.matrix[name].map((value) => command.replace(hole, value));
	});
}

function commandProblems(command, scripts) {
	const [, name = 'test'] = /^npm (?:run ([\w:]+)(?: -- [\w -]+)?|test)$/.exec(command) ?? ['', ''];
	return name in scripts ? [] : [`"${command}" is not a script of package.json`];
}

/** What a stranger's action, a stranger's pull request or a forgotten limit could do. */
export function workflowProblems(text, scripts) {
	const { permissions, concurrency, jobs, on } = parse(text);
	const lines = text.split('\n').filter((line) => /^\s*(?:-\s+)?uses:/.test(line));
	const all = Object.entries(jobs);
	return [
		...('pull_request_target' in on ? ['runs code of strangers with its rights'] : []),
		...(permissions && Object.keys(permissions).length === 0
			? []
			: ['does not begin with no permissions']),
		...(concurrency?.group ? [] : ['has no concurrency group']),
		...lines
			.filter((line) => !version.test(line))
			.map((line) => `has no version beside: ${line.trim()}`),
		...all.flatMap(([name, job]) =>
			jobProblems(job, scripts).map((problem) => `${name}: ${problem}`),
		),
	];
}

function jobProblems(job, scripts) {
	const { steps = [] } = job;
	const used = steps.map(({ uses }) => uses).filter(Boolean);
	const keeps = steps.some(
		({ uses, with: options }) =>
			uses?.startsWith('actions/checkout@') && options?.['persist-credentials'] !== false,
	);
	return [
		...(job.permissions ? [] : ['declares no permissions']),
		...(job['timeout-minutes'] ? [] : ['has no time limit']),
		...used.filter((uses) => !pinned.test(uses)).map((uses) => `${uses} is not pinned by digest`),
		...(keeps ? ['leaves its token in the folder of git'] : []),
		...commandsOf(job).flatMap((command) => commandProblems(command, scripts)),
	];
}
