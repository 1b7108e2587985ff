/** A place that was passed over. Its state is kept: once it can be read, everything since then is returned. */
export interface UnreadablePlace {
	readonly placeId: string;
	readonly title?: string;
	/** What Webex said, as a sentence without its full stop. */
	readonly reason: string;
}

export interface Refusal extends UnreadablePlace {
	/** The account is no longer in the place, or there is no such place. */
	readonly isGone: boolean;
	readonly error: Error;
}

/** What a caller reads of it. */
export const unreadableOf = ({ placeId, title, reason }: Refusal): UnreadablePlace => ({
	placeId,
	...(title !== undefined && { title }),
	reason,
});
