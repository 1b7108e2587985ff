import { readFile } from 'node:fs/promises';
import { keepOriginal, replace } from './files.ts';
import type { Outcome } from './report.ts';
import { isChanged, type Migrated, migrateText, NoWorkflow } from './workflow.ts';

/**
 * Migrates files. When one of them cannot be read, none is written.
 * @param files names of exported workflows.
 */
export async function migrateFiles(
	files: readonly string[],
	{ write }: { readonly write: boolean },
): Promise<Outcome[]> {
	const read = await Promise.all(
		[...new Set(files)].map(async (source) => ({ source, ...(await readOne(source)) })),
	);
	const mayWrite = write && !read.some(({ failure }) => failure);
	const outcomes: Outcome[] = [];
	for (const { source, migrated, failure } of read) {
		const { workflows = [], text = '' } = migrated ?? {};
		const isWritten = mayWrite && workflows.some(isChanged);
		const original = isWritten ? await keepOriginal(source) : undefined;
		if (isWritten) await replace(source, text);
		outcomes.push({
			source,
			workflows,
			...(original !== undefined && { original }),
			...(failure !== undefined && { failure }),
		});
	}
	return outcomes;
}

async function readOne(
	file: string,
): Promise<{ readonly migrated?: Migrated; readonly failure?: string }> {
	try {
		return { migrated: migrateText(await readFile(file, 'utf8')) };
	} catch (error) {
		if (error instanceof NoWorkflow) return { failure: error.message };
		if (error instanceof Error && 'code' in error) {
			const isMissing = error.code === 'ENOENT';
			return { failure: isMissing ? 'there is no such file' : `cannot be read: ${error.message}` };
		}
		throw error;
	}
}
