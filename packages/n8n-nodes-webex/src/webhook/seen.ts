/** The most deliveries that a process remembers of a node. */
const maxRemembered = 10_000;

/** For each delivery, the execution that took it. */
const byNode = new Map<string, Map<string, string>>();

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
	const isNamed = typeof id === 'string' && typeof created === 'string';
	return isOnce && isNamed ? `${resource} ${event} ${id} ${created}` : signature;
}

/** Returns `false` when another execution of this process has taken the delivery before. */
export function noteDelivery(node: string, key: string, execution: string): boolean {
	const seen = byNode.get(node) ?? new Map<string, string>();
	byNode.set(node, seen);
	const taken = seen.get(key);
	if (taken !== undefined) return taken === execution;
	seen.set(key, execution);
	for (const oldest of seen.keys()) {
		if (seen.size <= maxRemembered) break;
		seen.delete(oldest);
	}
	return true;
}
