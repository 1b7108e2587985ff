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
	/** The device grant answers in Webex's form, with 428 while it waits, or as RFC 8628 says. */
	readonly deviceRefusals: 'oauth' | 'webex';
	/** The refresh token of an old Webex Meetings integration: as it was received, or with the site in front. */
	readonly meetingsXmlRefreshToken: 'prefixed' | 'received';
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
	deviceRefusals: 'webex',
	meetingsXmlRefreshToken: 'received',
	largestMessagePage: 1000,
	nextLinkFilters: 'kept',
	emptyPages: false,
};
