import type { Field, Mode } from '../../src/engine/field.ts';

/**
 * The same field for what is deleted or left, or gets rights: a part of a name does not count. `own` says so in place of
 * what a mode says of it.
 */
export const whole = <const F extends Field & { readonly modes: readonly Mode[] }>(
	field: F,
	own: Pick<Mode, 'hint' | 'name'>,
) => ({
	...field,
	isWhole: true,
	modes: field.modes.map((mode) => (mode.name === own.name ? { ...mode, ...own } : mode)),
});
