/** Which occurrence of a series. */
export const current = {
	displayName: 'Current Occurrence',
	name: 'current',
	type: 'boolean',
	default: true,
	description: 'Whether it is about the current or next occurrence instead of the series',
} as const;
