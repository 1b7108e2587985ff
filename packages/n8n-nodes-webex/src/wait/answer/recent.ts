/** Keys beyond this number push out the oldest. */
const maxKeys = 10_000;

/** Remembers keys in this process: to save requests, and never to decide alone. */
export function recentKeys() {
	const keys = new Set<string>();
	return {
		has: (key: string): boolean => keys.has(key),
		add: (key: string): void => {
			keys.add(key);
			const [oldest] = keys;
			if (keys.size > maxKeys && oldest !== undefined) keys.delete(oldest);
		},
	};
}
