/** Deliveries that a process remembers of a node. */
const most = 10_000;

/** Deliveries that n8n stores of a node, so that a repetition after a restart is known too. */
const mostStored = 200;

const byNode = new Map<string, Set<string>>();

/** What is delivered once or more: by what happened, or by the bytes where the same can happen again. */
export function deliveryKey(
	{ resource, event, data }: { resource: string; event: string; data: { id?: unknown } },
	signature: string,
): string {
	const isOnce = event === 'created' || event === 'deleted';
	return isOnce && typeof data.id === 'string' ? `${resource} ${event} ${data.id}` : signature;
}

/**
 * Notes a delivery; `false` when it was there before. Within a process nothing slips through; what n8n stored is best
 * effort, for parallel deliveries overwrite it.
 */
export function noteDelivery(node: string, key: string, stored: readonly string[]): boolean {
	const seen = byNode.get(node) ?? new Set(stored);
	byNode.set(node, seen);
	if (seen.has(key)) return false;
	seen.add(key);
	for (const oldest of seen) {
		if (seen.size <= most) break;
		seen.delete(oldest);
	}
	return true;
}

export function forgetDelivery(node: string, key: string): void {
	byNode.get(node)?.delete(key);
}

/** The newest, for n8n to store. */
export const newestDeliveries = (node: string): string[] =>
	[...(byNode.get(node) ?? [])].slice(-mostStored);
