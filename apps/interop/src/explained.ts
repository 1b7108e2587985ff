import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

/** Why a check fails: a defect of this project, what Webex documents, or the program's own doing. */
const kinds = ['ours', 'documented', 'program'] as const;

const Explained = z.array(
	z.strictObject({
		check: z.string().min(1),
		kind: z.enum(kinds),
		reason: z.string().min(1),
	}),
);
export type Explained = z.infer<typeof Explained>[number];

const folder = fileURLToPath(new URL('../explained/', import.meta.url));

/**
 * The failures of a program that are known, with the reason.
 * @throws Error that names the file and the field which does not fit.
 */
export function readExplained(programId: string): readonly Explained[] {
	const file = `${folder}${programId}.yaml`;
	if (!existsSync(file)) return [];
	const result = Explained.safeParse(parse(readFileSync(file, 'utf8')) ?? []);
	if (!result.success) throw new Error(`${file}: ${z.prettifyError(result.error)}`);
	return result.data;
}
