import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Pairs = z.array(z.tuple([z.string(), z.string()]));

/** What was sent: values, but no contents of files. */
const Body = z.union([
	z.object({ json: z.unknown() }),
	z.object({ form: Pairs }),
	z.object({
		multipart: z.array(
			z.object({ name: z.string(), value: z.unknown().optional(), file: z.string().optional() }),
		),
	}),
	z.object({ bytes: z.number() }),
]);
export type Body = z.infer<typeof Body>;

/** One line of a recording. */
export const Exchange = z.object({
	/** Milliseconds since the epoch, shifted like every other date. */
	at: z.number(),
	request: z.object({
		method: z.string(),
		/** With the query. */
		path: z.string(),
		headers: z.record(z.string(), z.string()),
		body: Body.optional(),
	}),
	response: z.object({
		status: z.number(),
		headers: z.record(z.string(), z.string()),
		body: Body.optional(),
	}),
});
export type Exchange = z.infer<typeof Exchange>;

/**
 * A last line that was cut off, because the recorder was killed, is left out.
 * @throws Error that names the line which is no exchange.
 */
export function readExchanges(file: string): Exchange[] {
	const lines = readFileSync(file, 'utf8').split('\n');
	const whole = lines.slice(0, -1);
	return whole.map((line, index) => {
		try {
			return Exchange.parse(JSON.parse(line));
		} catch (cause) {
			throw new Error(`${file}, line ${index + 1} is not an exchange.`, { cause });
		}
	});
}
