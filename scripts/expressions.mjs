// npm run expressions [-- --all] [--write]: that no regular expression of what is published takes longer than in
// proportion to the text. Those that were found good are in etc/expressions.txt, and are judged again with "--all".
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expressionsOf } from './expressions/find.mjs';
import { problemOf } from './expressions/judge.mjs';
import { made as knownMade } from './expressions/made.mjs';
import { main, readOptions, root, say } from './toolchain.mjs';

const file = join(root, 'etc', 'expressions.txt');

await main(async (args) => {
	const { values } = readOptions(args, {
		options: {
			all: { type: 'boolean', default: false },
			write: { type: 'boolean', default: false },
		},
	});
	const { fixed, made } = expressionsOf(root);
	const problems = [];
	const keyOf = ({ path, text }) => `${path} ${text}`;
	const known = new Map(knownMade.map((each) => [keyOf(each), each]));
	for (const each of made) {
		if (known.delete(keyOf(each))) continue;
		problems.push(
			`${each.path}:${each.line}: RegExp(${each.text}) is made while the program runs: write a literal, or describe it in scripts/expressions/made.mjs`,
		);
	}
	for (const { path, text } of known.values()) {
		problems.push(`scripts/expressions/made.mjs: ${path} has no RegExp(${text}) any more`);
	}
	for (const { path, examples } of knownMade) {
		for (const literal of examples) fixed.set(literal, [...(fixed.get(literal) ?? []), path]);
	}
	const before = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
	const listed = new Set(before);
	const good = [];
	for (const [literal, places] of fixed) {
		const problem = listed.has(literal) && !values.all ? undefined : await problemOf(literal);
		if (problem) problems.push(`${places.join(', ')}: ${literal} ${problem}`);
		else good.push(literal);
	}
	const after = good.sort();
	if (values.write) writeFileSync(file, `${after.join('\n')}\n`);
	else {
		const added = after.filter((literal) => !listed.has(literal));
		const gone = before.filter((literal) => !fixed.has(literal));
		for (const literal of [...added, ...gone]) {
			problems.push(
				`etc/expressions.txt ${gone.includes(literal) ? 'still has' : 'lacks'} ${literal}: npm run expressions -- --write`,
			);
		}
	}
	for (const problem of problems) say(problem);
	say(`${fixed.size} regular expressions, ${problems.length} problems`);
	return problems.length > 0 ? 1 : 0;
});
