import type { Call } from '../endpoint.ts';
import { invalid } from './checks.ts';

interface Given {
	readonly reason?: string | undefined;
	readonly comment?: string | undefined;
}

/** Compliance officers say why they delete what belongs to somebody else. @throws Failure 400. */
export function checkReason({ reason, comment }: Given, hostId: string, { caller }: Call): void {
	if (caller.id !== hostId && !reason?.trim()) throw invalid('The reason is required.');
	if ((comment?.length ?? 0) > 255) {
		throw invalid('The comment cannot be longer than 255 characters.');
	}
}
