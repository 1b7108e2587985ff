import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answerExamples, operations, requestExamples } from './specifications.ts';

const file = new URL('described.json', import.meta.url);

/** What the vendor's files have for each operation: docs/conformance.md is written from it. */
const described = Object.fromEntries(
	operations
		.map(({ name, descriptions }) => [
			name,
			{
				described: descriptions.length > 0,
				request: descriptions.flatMap(requestExamples).length,
				answer: descriptions.flatMap(answerExamples).length,
			},
		])
		.sort(([one = ''], [other = '']) => (one < other ? -1 : 1)),
);

test('described.json says what the vendor describes ("pnpm --filter @webex-nodes/simulator described" writes it)', () => {
	if (process.env['WRITE_DESCRIBED'] === '1') {
		writeFileSync(file, `${JSON.stringify(described, undefined, '\t')}\n`);
	}
	expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(described);
});
