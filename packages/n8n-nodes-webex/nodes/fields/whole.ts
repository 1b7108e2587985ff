import type { Field, Mode } from '../../src/engine/field.ts';

/**
 * The same field for what is deleted or left, or gets rights: a part of a name does not count. `own` is what the mode
 * "By Name" says of it.
 */
export const whole = <const F extends Field & { readonly modes: readonly Mode[] }>(
	field: F,
	own: Pick<Mode, 'hint'>,
) => ({
	...field,
	isWhole: true,
	modes: field.modes.map((mode) => (mode.name === 'name' ? { ...mode, ...own } : mode)),
});
