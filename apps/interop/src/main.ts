import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { programsFolder } from './child.ts';
import { compare } from './compare.ts';
import { documentOf, type Judged } from './document.ts';
import { readExplained } from './explained.ts';
import type { Check, Program } from './program.ts';
import { leftOut, programs } from './programs/index.ts';
import { checkReached } from './reached.ts';

const documentFile = fileURLToPath(new URL('../../../docs/interop.md', import.meta.url));
const reportFolder = fileURLToPath(new URL('../.report/', import.meta.url));

const usage = `Usage: npm run interop -- [options]

  --only ID     runs one program: ${programs.map(({ id }) => id).join(', ')}
  --write       writes docs/interop.md and apps/interop/reached.json instead of comparing them
  --verbose     prints each check
`;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** A program that cannot be run to its end fails, and the others are still judged. */
const brokenOff = (error: unknown): Check[] => [
	{
		name: 'runs to its end',
		problem: error instanceof Error ? (error.stack ?? '') : String(error),
	},
];

async function judge(program: Program, isVerbose: boolean): Promise<Judged> {
	say(`\n── ${program.name}`);
	const checks = await program.run().catch(brokenOff);
	if (isVerbose) {
		for (const { name, problem } of checks) {
			say(problem === undefined ? `passed  ${name}` : `failed  ${name}\n        ${problem}`);
		}
	}
	const comparison = compare(checks, readExplained(program.id));
	for (const problem of comparison.problems) say(problem);
	say(`${comparison.passed} of ${checks.length} passed, ${comparison.explained.length} explained`);
	return { program, version: await versionOf(program), comparison };
}

/** As it is installed. */
async function versionOf({ packages: [name = ''], version }: Program): Promise<string> {
	if (version) return await version();
	const manifest = readFileSync(`${programsFolder}node_modules/${name}/package.json`, 'utf8');
	return (JSON.parse(manifest) as { version: string }).version;
}

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: {
			only: { type: 'string' },
			write: { type: 'boolean', default: false },
			verbose: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	const chosen = programs.filter(({ id }) => !values.only || id === values.only);
	if (values.help || chosen.length === 0) {
		say(usage);
		return values.help ? 0 : 2;
	}
	const judged: Judged[] = [];
	// One after the other: some of them wait with short limits for what happens.
	for (const program of chosen) judged.push(await judge(program, values.verbose));
	const problems = judged.flatMap(({ comparison }) => comparison.problems);
	if (!values.only) {
		const outdated = [...checkDocument(judged, values.write), ...checkReached(values.write)];
		for (const problem of outdated) say(problem);
		problems.push(...outdated);
	}
	writeReport(judged, problems);
	return problems.length > 0 ? 1 : 0;
}

function checkDocument(judged: readonly Judged[], isWriting: boolean): string[] {
	const text = documentOf(judged, leftOut);
	if (isWriting) writeFileSync(documentFile, text);
	if (readFileSync(documentFile, 'utf8') === text) return [];
	return ['docs/interop.md is not current: write it with "npm run interop -- --write".'];
}

/** In the form in which test runners report. */
function writeReport(judged: readonly Judged[], problems: readonly string[]): void {
	const passed = judged.reduce((sum, { comparison }) => sum + comparison.passed, 0);
	mkdirSync(reportFolder, { recursive: true });
	writeFileSync(
		`${reportFolder}interop.json`,
		JSON.stringify({
			numPassedTests: passed,
			numFailedTests: problems.length,
			numFailedTestSuites: 0,
			problems,
		}),
	);
}

process.exitCode = await main();
