import type { Context } from 'hono';
import type { z } from 'zod';
import { Failure } from '../failure.ts';

/** @throws Failure 400 with a sentence that names the field which does not fit. */
export async function readChecked<Schema extends z.ZodType>(
	context: Context,
	schema: Schema,
): Promise<z.infer<Schema>> {
	const body: unknown = await context.req.json().catch(() => undefined);
	if (typeof body !== 'object' || body === null || Array.isArray(body)) {
		throw new Failure(400, 'The body is not a JSON object.');
	}
	const result = schema.safeParse(body);
	if (result.success) return result.data;
	throw new Failure(400, result.error.issues.map(sentenceOf).join(' '));
}

function sentenceOf(issue: z.core.$ZodIssue): string {
	if (issue.code === 'unrecognized_keys') return `${issue.keys.join(', ')}: not known here.`;
	if (issue.code === 'invalid_key' && issue.issues[0]) {
		return `${issue.path.join('.')}: ${issue.issues[0].message}.`;
	}
	return `${issue.path.join('.')}: ${issue.message}.`;
}
