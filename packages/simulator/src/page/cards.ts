/** A button of the card, or of a part of it, sends what was typed in. */
export function isSubmittable(part: unknown): boolean {
	if (typeof part !== 'object' || part === null) return false;
	if ('type' in part && part.type === 'Action.Submit') return true;
	return Object.values(part).some(isSubmittable);
}
