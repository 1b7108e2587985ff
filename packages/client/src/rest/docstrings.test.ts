import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('every field of every type says what it means', () => {
	const folder = fileURLToPath(new URL('.', import.meta.url));
	const without = globSync('*/*.schema.ts', { cwd: folder }).flatMap((file) => {
		const lines = readFileSync(`${folder}${file}`, 'utf8').split('\n');
		return lines
			.filter((line, index) => {
				const isField = /^\t+\w+: (?:z\b|truth)/.test(line);
				return isField && !lines[index - 1]?.trim().endsWith('*/');
			})
			.map((line) => `${file}: ${line.trim()}`);
	});
	expect(without).toEqual([]);
});
