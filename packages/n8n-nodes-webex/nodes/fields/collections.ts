import type { Field } from '../../src/engine/field.ts';

export const optionsOf = <const Options extends readonly Field[]>(options: Options) =>
	({
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options,
	}) as const;

export const changesOf = <const Options extends readonly Field[]>(options: Options) =>
	({
		displayName: 'Changes',
		name: 'changes',
		type: 'collection',
		placeholder: 'Add Change',
		default: {},
		options,
	}) as const;

export const filtersOf = <const Options extends readonly Field[]>(options: Options) =>
	({
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options,
	}) as const;
