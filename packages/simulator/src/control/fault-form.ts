import { z } from 'zod';
import type { Fault } from './faults.ts';

const milliseconds = z.number().min(0).max(3_600_000);
const bodiless: readonly number[] = [204, 205, 304];
const headerValue = z.string().regex(/^[\x20-\x7e]*$/, 'expected printable ASCII characters');
const seconds = z.number().min(0).max(86_400);

/** What the answer to a request that fails may be; files of faults have the same fields. */
export const faultAnswer = {
	status: z
		.int()
		.min(200)
		.max(599)
		.refine((status) => !bodiless.includes(status), 'an answer with this status has no body')
		.optional(),
	isProcessed: z.boolean().optional(),
	retryAfter: seconds.optional(),
	body: z.string().optional(),
	contentType: headerValue.optional(),
	cut: z.enum(['body', 'connection', 'everything']).optional(),
	stall: z.enum(['body', 'drops', 'everything']).optional(),
	headers: z
		.record(z.string().regex(/^[\w-]+$/, 'expected the name of a header'), headerValue)
		.optional(),
};

/** A failure on purpose as JSON; `all` stands for the infinity that JSON does not have. */
export const FaultForm = z
	.strictObject({
		at: z.union([z.string(), z.array(z.string())]).optional(),
		method: z.string().toUpperCase().optional(),
		times: z.union([z.int().min(1), z.literal('all')]).optional(),
		chance: z.number().min(0).max(1).optional(),
		skip: z.int().min(0).optional(),
		from: milliseconds.optional(),
		until: milliseconds.optional(),
		delay: milliseconds.optional(),
		...faultAnswer,
	} satisfies Record<keyof Fault, z.ZodType>)
	.transform(({ times, ...fault }): Fault => {
		const count = times === 'all' ? Number.POSITIVE_INFINITY : times;
		const given = Object.entries({ ...fault, times: count });
		return Object.fromEntries(given.filter(([, value]) => value !== undefined));
	});
