import { invalid } from './checks.ts';

/** Compliance officers say why they change or delete what belongs to somebody else. @throws Failure 400. */
export function checkReason({
	reason,
	comment,
}: {
	readonly reason?: string | undefined;
	readonly comment?: string | undefined;
}): void {
	if (!reason?.trim()) throw invalid('The reason is required.');
	if ((comment?.length ?? 0) > 255) {
		throw invalid('The comment cannot be longer than 255 characters.');
	}
}
