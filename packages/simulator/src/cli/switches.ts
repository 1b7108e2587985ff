import { z } from 'zod';
import { Switches } from '../control/switches.ts';
import { UsageError } from './usage-error.ts';

interface Leaf {
	/** With a dot where switches belong together. */
	readonly name: string;
	readonly schema: z.core.$ZodTypes;
	readonly meaning: string;
	readonly usual: unknown;
}

const inner = (schema: z.core.$ZodType): z.core.$ZodTypes => {
	const typed = schema as z.core.$ZodTypes;
	return 'innerType' in typed._zod.def ? inner(typed._zod.def.innerType) : typed;
};

function leavesOf(schema: z.core.$ZodType, name: string, usual: unknown): readonly Leaf[] {
	const bare = inner(schema);
	if (bare._zod.def.type !== 'object') {
		const meaning = z.globalRegistry.get(schema)?.description ?? '';
		return [{ name, schema: bare, meaning, usual }];
	}
	return Object.entries(bare._zod.def.shape).flatMap(([key, field]) =>
		leavesOf(field, name ? `${name}.${key}` : key, Reflect.get(usual as object, key)),
	);
}

const leaves = leavesOf(Switches, '', Switches.parse({}));

function allowed({ _zod: { def } }: z.core.$ZodTypes): string {
	if (def.type === 'literal') return def.values.join(', ');
	return def.type === 'boolean' ? 'true, false' : 'a whole number';
}

/** All switches with their values and meanings, for people. */
export const switchesHelp = `Switches, for --switch NAME=VALUE:\n${leaves
	.map(
		({ name, schema, meaning, usual }) =>
			`\n  ${name}   ${allowed(schema)} (${usual})\n      ${meaning}\n`,
	)
	.join('')}`;

/**
 * Reads `name=value` texts.
 * @throws UsageError that lists the values which the switch may have.
 */
export function readSwitches(texts: readonly string[]): Switches {
	const given: Record<string, unknown> = {};
	for (const text of texts) {
		const [name = '', ...rest] = text.split('=');
		const leaf = leaves.find((each) => each.name === name);
		if (!leaf) {
			throw new UsageError(
				`--switch: there is no switch "${name}"; --help switches lists them all.`,
			);
		}
		const [first = '', second] = name.split('.');
		const value = readValue(leaf, rest.join('='));
		const before = given[first] as object | undefined;
		given[first] = second ? { ...before, [second]: value } : value;
	}
	return Switches.parse(given);
}

function readValue({ name, schema }: Leaf, text: string): unknown {
	const candidates = [text, /^\d+$/.test(text) && Number(text), flags.get(text)];
	const fitting = candidates.find((value, index) => {
		const isAbsent = index === 1 && value === false;
		return !isAbsent && z.safeParse(schema, value).success;
	});
	if (fitting !== undefined) return fitting;
	throw new UsageError(`--switch ${name}: expected ${allowed(schema)}, got "${text}".`);
}

const flags = new Map([
	['true', true],
	['false', false],
]);
