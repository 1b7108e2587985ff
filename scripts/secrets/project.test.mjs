import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../toolchain.mjs';
import { secretsIn } from './forms.mjs';

/** Sources, documents, previews, reports of the types, recordings: all but what is made by a build. */
const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
	.split('\0')
	.filter(Boolean);

/** Secrets that tests made up, to see them removed. */
const madeUp = ['packages/http/src/json.test.ts: a token or a ticket'];

test('no file of the project holds a secret of the simulator', () => {
	const found = tracked.flatMap((path) =>
		secretsIn(readFileSync(join(root, path), 'latin1')).map((kind) => `${path}: ${kind}`),
	);
	expect(found).toEqual(madeUp);
	expect(tracked.length).toBeGreaterThan(1000);
});
