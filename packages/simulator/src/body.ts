import type { Context } from 'hono';
import type { z } from 'zod';
import { readInput } from './input.ts';

/** @throws Failure 400 that names the field which does not fit. */
export async function readJson<Schema extends z.ZodType>(
	context: Context,
	schema: Schema,
): Promise<z.infer<Schema>> {
	const body: unknown = await context.req.json().catch(() => undefined);
	return readInput(schema, body);
}
