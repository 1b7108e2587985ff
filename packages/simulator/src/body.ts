import type { Context } from 'hono';
import { z } from 'zod';
import { Failure } from './failure.ts';

/** @throws Failure 400 that names the field which does not fit. */
export async function readJson<Schema extends z.ZodType>(
	context: Context,
	schema: Schema,
): Promise<z.infer<Schema>> {
	const body: unknown = await context.req.json().catch(() => undefined);
	const parsed = schema.safeParse(body);
	if (!parsed.success) throw new Failure(400, z.prettifyError(parsed.error));
	return parsed.data;
}
