/** The most deliveries that a process remembers of a node. */
const maxRemembered = 10_000;

const byNode = new Map<string, Set<string>>();

/**
 * The same for each delivery of an event: what happened, or the bytes where the same can happen again. A membership
 * has the same ID when a person joins again, but another time.
 */
export function deliveryKey(
	{
		resource,
		event,
		data,
	}: { resource: string; event: string; data: { id?: unknown; created?: unknown } },
	signature: string,
): string {
	const { id, created = '' } = data;
	const isOnce = event === 'created' || event === 'deleted';
	return isOnce && typeof id === 'string' ? `${resource} ${event} ${id} ${created}` : signature;
}

/** Returns `false` when this process has taken the delivery before. */
export function noteDelivery(node: string, key: string): boolean {
	const seen = byNode.get(node) ?? new Set();
	byNode.set(node, seen);
	if (seen.has(key)) return false;
	seen.add(key);
	for (const oldest of seen) {
		if (seen.size <= maxRemembered) break;
		seen.delete(oldest);
	}
	return true;
}

export function forgetDelivery(node: string, key: string): void {
	byNode.get(node)?.delete(key);
}
