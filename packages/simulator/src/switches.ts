/** Where Webex's documentation is silent, or where several answers were seen: each is a choice. */
export interface Switches {
	/** Whether a refresh gives a new refresh token, keeps the old one in the answer, or leaves it out. */
	readonly refreshToken: 'kept' | 'omitted' | 'rotated';
	/** How long a rotated refresh token still works, in seconds: identity servers allow for lost answers. */
	readonly refreshTokenGrace: number;
	/** How a refresh that is refused is answered. */
	readonly refreshRefusal: {
		readonly status: 400 | 401;
		readonly form: 'identity' | 'oauth' | 'webex';
	};
	/** The documentation names no largest page for messages. */
	readonly largestMessagePage: number;
	/** Next links were seen that had lost `mentionedPeople`. */
	readonly nextLinkFilters: 'kept' | 'lost';
	/** Whether a next page may be empty before a full one. */
	readonly emptyPages: boolean;
}

export const defaultSwitches: Switches = {
	refreshToken: 'kept',
	refreshTokenGrace: 0,
	refreshRefusal: { status: 400, form: 'oauth' },
	largestMessagePage: 1000,
	nextLinkFilters: 'kept',
	emptyPages: false,
};
