import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readOptions, root, say } from './toolchain.mjs';

/**
 * Adds up the reports of the test runner, and prints the sum as the last line. A step that failed although no test did,
 * such as a lint rule or a build, counts too: "0 failed" means that everything passed.
 */
export function summarise(tasks, failedSteps = []) {
	const totals = { passed: 0, failed: 0 };
	say('');
	for (const { name, task, report } of reports(tasks)) {
		const failed =
			report.numFailedTests + report.numFailedTestSuites * (report.numFailedTests === 0);
		say(
			`${task.padEnd(12)} ${name.padEnd(24)} ${String(report.numPassedTests).padStart(5)} passed ${String(failed).padStart(4)} failed`,
		);
		totals.passed += report.numPassedTests;
		totals.failed += failed;
	}
	for (const failure of reports(tasks).flatMap(failuresOf)) say(failure);
	for (const step of failedSteps) say(`${step} failed: its output is above`);
	if (totals.failed === 0) totals.failed = failedSteps.length;
	say('');
	say(`${totals.passed} passed, ${totals.failed} failed`);
	return totals;
}

/** Each failed test once more, where it is read first. */
function failuresOf({ name, task, report: { testResults = [], problems = [] } }) {
	const failed = testResults.flatMap(({ name: file, status, message, assertionResults }) => {
		const tests = assertionResults.filter((test) => test.status === 'failed');
		// A file that cannot be loaded has no tests.
		if (status === 'failed' && tests.length === 0) return [{ fullName: file, text: message }];
		return tests.map(({ fullName, failureMessages: [text] }) => ({ fullName, text }));
	});
	return [
		...failed.map(({ fullName, text }) => `${fullName}: ${beginningOf(text)}`),
		...problems.map(beginningOf),
	].map((text) => `failed: ${name} ${task}: ${text}`);
}

const maxLines = 6;

const beginningOf = (text = '') => text.split('\n').slice(0, maxLines).join('\n    ');

/** Where the test runner writes: one folder for each package, and one for the scripts. */
export function reportFolders() {
	const packages = ['packages', 'apps'].flatMap((parent) =>
		readdirSync(join(root, parent)).map((name) => join(root, parent, name)),
	);
	return [...packages, join(root, 'scripts')].map((folder) => join(folder, '.report'));
}

function reports(tasks) {
	return reportFolders().flatMap((folder) =>
		tasks.flatMap((task) => {
			const file = join(folder, `${task.replace(':', '-')}.json`);
			if (!existsSync(file)) return [];
			const name = basename(dirname(folder));
			return [{ name, task, report: JSON.parse(readFileSync(file, 'utf8')) }];
		}),
	);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
	const { values, positionals } = readOptions(process.argv.slice(2), {
		allowPositionals: true,
		options: { failed: { type: 'string', multiple: true, default: [] } },
	});
	const { passed, failed } = summarise(positionals, values.failed);
	process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
