import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { faultAnswer } from '../control/fault-form.ts';
import type { Fault } from '../control/faults.ts';
import { UsageError } from './usage-error.ts';

const seconds = z.number().min(0);

/** One failure on purpose, as files describe it; all times in seconds. */
const Entry = z.strictObject({
	request: z
		.strictObject({
			method: z
				.string()
				.toUpperCase()
				.pipe(z.enum(['DELETE', 'GET', 'PATCH', 'POST', 'PUT']))
				.optional(),
			/** A part of the path with its query, or several. */
			path: z.union([z.string(), z.array(z.string())]).optional(),
		})
		.prefault({}),
	when: z
		.strictObject({
			/** The first request that fails, counted from 1. */
			nth: z.int().min(1).optional(),
			times: z.union([z.int().min(1), z.literal('all')]).optional(),
			chance: z.number().min(0).max(1).optional(),
			after: seconds.optional(),
			between: z.tuple([seconds, seconds]).optional(),
		})
		.prefault({}),
	answer: z.strictObject({
		...faultAnswer,
		delay: seconds.optional(),
	}),
});

/**
 * Reads a list of failures from a file of YAML or JSON.
 * @throws UsageError that names the file, the entry, the field and what was expected.
 */
export async function readFaults(path: string): Promise<readonly Fault[]> {
	const text = await readFile(path, 'utf8').catch((error: Error) => {
		throw new UsageError(`--faults: ${error.message}.`);
	});
	const result = z.array(Entry).safeParse(contentOf(path, text));
	if (result.success) return result.data.map(toFault);
	const [issue] = result.error.issues;
	const [entry, ...field] = issue?.path ?? [];
	const place = typeof entry === 'number' ? [`entry ${entry + 1}`, field.join('.')] : [];
	throw new UsageError([path, ...place.filter(Boolean), `${issue?.message}.`].join(': '));
}

function contentOf(path: string, text: string): unknown {
	try {
		return parse(text);
	} catch (error) {
		throw new UsageError(`${path}: ${error instanceof Error ? error.message : error}`);
	}
}

function toFault({ request, when, answer }: z.infer<typeof Entry>): Fault {
	const { nth = 1, chance, after, between } = when;
	const times = when.times ?? (between && 'all');
	const { delay, ...others } = answer;
	const [from = after, until] = between ?? [];
	const fault = {
		...others,
		at: request.path,
		method: request.method,
		skip: nth - 1,
		times: times === 'all' ? Number.POSITIVE_INFINITY : times,
		chance,
		from: milliseconds(from),
		until: milliseconds(until),
		delay: milliseconds(delay),
	};
	return Object.fromEntries(Object.entries(fault).filter(([, value]) => value !== undefined));
}

const milliseconds = (duration?: number) => (duration === undefined ? undefined : duration * 1000);
