import { expect, test } from 'vitest';
import { found } from '../fuzz/found.ts';
import { change, numbersFrom } from '../fuzz/mutate.ts';
import { Defect, defectOf, promise } from '../fuzz/target.ts';
import { targets } from '../fuzz/targets.ts';

/** For each target; "npm run fuzz" tries as many as fit into its minutes. */
const inputs = 500;

test.each(Object.entries(targets))('%s keeps its promises', async (name, target) => {
	const below = numbersFrom(1);
	const known = [...target.seeds, ...(found[name] ?? [])];
	const pick = () => known[below(known.length)] ?? '';
	const changed = Array.from({ length: target.inputs ?? inputs }, () =>
		change(pick(), pick(), below),
	);
	for (const text of ['', ...known, ...changed]) {
		expect([text, await defectOf(target, text)]).toEqual([text, undefined]);
	}
	await target.close?.();
});

test('what was found belongs to a target', () => {
	expect(Object.keys(found).filter((name) => !(name in targets))).toEqual([]);
});

test('a defect is noticed', async () => {
	const defectWith = async (read: () => unknown) => await defectOf({ seeds: [], read }, 'x');
	expect(await defectWith(() => promise(true, 'kept'))).toBeUndefined();
	expect(await defectWith(() => promise(false, 'broken'))).toContain('broken');
	expect(await defectWith(() => JSON.parse('{'))).toContain('SyntaxError');
	expect(await defectWith(async () => await Promise.reject(new Defect('late')))).toContain('late');
	Object.defineProperty(Object.prototype, 'polluted', {
		value: 1,
		enumerable: true,
		configurable: true,
		writable: true,
	});
	const noticed = await defectWith(() => undefined).finally(() =>
		Reflect.deleteProperty(Object.prototype, 'polluted'),
	);
	expect(noticed).toContain('polluted');
});
