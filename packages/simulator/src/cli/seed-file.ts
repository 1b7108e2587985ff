import { readFile } from 'node:fs/promises';
import { seedOf } from '../seeds/file.ts';
import { type Seed, type SeedName, seeds } from '../seeds/index.ts';
import { UsageError } from './usage-error.ts';

const isSeedName = (value: string): value is SeedName => Object.hasOwn(seeds, value);

/**
 * A seed by its name, or from a file of JSON.
 * @throws UsageError that names the file, the field and what was expected.
 */
export async function readSeed(value: string): Promise<Seed | SeedName> {
	if (isSeedName(value)) return value;
	const names = Object.keys(seeds).join(', ');
	const text = await readFile(value, 'utf8').catch((error: NodeJS.ErrnoException) => {
		const isAbsent = error.code === 'ENOENT';
		const sentence = isAbsent ? `expected ${names} or a file, got "${value}"` : error.message;
		throw new UsageError(`--seed: ${sentence}.`);
	});
	try {
		return seedOf(JSON.parse(text));
	} catch (error) {
		throw new UsageError(`${value}: ${error instanceof Error ? error.message : error}.`);
	}
}
