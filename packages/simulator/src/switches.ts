/** Where Webex's documentation is silent, or where several answers were seen: each is a choice. */
export interface Switches {
	/** Whether a refresh gives a new refresh token, keeps the old one in the answer, or leaves it out. */
	readonly refreshToken: 'kept' | 'omitted' | 'rotated';
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
	refreshRefusal: { status: 400, form: 'oauth' },
	largestMessagePage: 1000,
	nextLinkFilters: 'kept',
	emptyPages: false,
};
