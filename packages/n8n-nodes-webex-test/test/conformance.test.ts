import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { conformance } from '../src/conformance.ts';

const file = new URL('../../../docs/conformance.md', import.meta.url);

test('docs/conformance.md is current ("pnpm --filter n8n-nodes-webex-test conformance" writes it)', async () => {
	const text = await conformance();
	if (process.env['WRITE_CONFORMANCE'] === '1') writeFileSync(file, text);
	expect(readFileSync(file, 'utf8')).toBe(text);
});
