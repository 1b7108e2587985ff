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
	/** Next links were seen with `max=null`, and with parameters that have no value. */
	readonly nextLinkParameters: 'clean' | 'nullMax' | 'valueless';
	/** Whether a next page may be empty before a full one. */
	readonly emptyPages: boolean;
	/** Deleting a room that nobody moderates: it goes for everybody, or only the caller leaves it. */
	readonly deleteUnmoderatedRoom: 'deletes' | 'leaves';
	/** Adding an address that has no account: it is invited, or not found. */
	readonly unknownEmail: 'invited' | 'notFound';
	/** Whether the answer 423 says how long a scan takes. */
	readonly scanRetryAfter: 'omitted' | 'sent';
	/** What the scan of a file that is sent finds. */
	readonly scanOfUploads: 'clean' | 'infected' | 'pending' | 'unscannable';
	/** A card beside a file in one message: the documentation says no, and clients were seen to send it. */
	readonly cardWithFile: 'accepted' | 'refused';
	/** The host that messages name for their files: the API's own, or this simulator. */
	readonly contentHost: 'own' | 'webexapis.com';
	/** Whether robots look at links in messages, to show a preview. They reach only this machine. */
	readonly linkPreviews: boolean;
	/** Whether a moderator may delete what others wrote: in moderated rooms, or nowhere. */
	readonly moderatorDeletes: 'moderated' | 'never';
	/** What moves the time of last activity of a room: messages, or memberships too. */
	readonly roomActivity: 'any' | 'messages';
	/** How often a webhook delivery that failed is sent again: Webex does not say. */
	readonly webhookRetries: number;
	/** Milliseconds before the first repetition; each later one waits twice as long. */
	readonly webhookRetryDelay: number;
	/** The documentation names `X-Spark-Signature`; `X-Webex-Signature` was seen too. */
	readonly webhookSignatures: 'both' | 'spark' | 'webex';
	/** Who a webhook of `all` resources says it is: what happened, or `all`. */
	readonly webhookEnvelope: 'event' | 'webhook';
	/** On sites of Control Hub, the WebEx ID is the email address and passwords are not set through the API. */
	readonly xmlSite: 'classic' | 'controlHub';
	/** A site whose meeting operations Cisco has retired: a failure, or a web page instead of the API. */
	readonly xmlRetired: 'no' | 'page' | 'refused';
	/** Both were seen in the prolog of answers. */
	readonly xmlCharset: 'ISO-8859-1' | 'UTF-8';
	/** `BACKUP` while the backup cluster answers, successes included. */
	readonly xmlCluster: 'BACKUP' | 'PRIMARY';
	/** Before each answer, in milliseconds: lists over many hosts take minutes. */
	readonly xmlDelay: number;
	/** Calls of a user within a minute; 0 for no limit. The real numbers are not published. */
	readonly xmlRateLimit: number;
	/** A meeting without a password gets one on newer sites, and is refused by others. */
	readonly xmlMeetingPassword: 'generated' | 'required';
	/** The first record of the list of recordings: clients were seen to begin with either. */
	readonly xmlRecordingIndex: 0 | 1;
	/** The zone that an item of LstsummarySession names: that of the answer, or its own. */
	readonly xmlSessionTimeZone: 'answer' | 'session';
	/** Somebody invited twice: the same ID again, or a failure. */
	readonly xmlSameAttendee: 'refused' | 'same';
	/** Classic events were switched off on many sites. */
	readonly xmlEvents: 'off' | 'on';
}

export const defaultSwitches: Switches = {
	refreshToken: 'kept',
	refreshTokenGrace: 0,
	refreshRefusal: { status: 400, form: 'oauth' },
	deviceRefusals: 'webex',
	meetingsXmlRefreshToken: 'received',
	largestMessagePage: 1000,
	nextLinkFilters: 'kept',
	nextLinkParameters: 'clean',
	emptyPages: false,
	deleteUnmoderatedRoom: 'deletes',
	unknownEmail: 'invited',
	scanRetryAfter: 'sent',
	scanOfUploads: 'clean',
	cardWithFile: 'refused',
	contentHost: 'own',
	linkPreviews: true,
	moderatorDeletes: 'moderated',
	roomActivity: 'messages',
	webhookRetries: 0,
	webhookRetryDelay: 1000,
	webhookSignatures: 'both',
	webhookEnvelope: 'event',
	xmlSite: 'controlHub',
	xmlRetired: 'no',
	xmlCharset: 'UTF-8',
	xmlCluster: 'PRIMARY',
	xmlDelay: 0,
	xmlRateLimit: 0,
	xmlMeetingPassword: 'generated',
	xmlRecordingIndex: 1,
	xmlSessionTimeZone: 'answer',
	xmlSameAttendee: 'same',
	xmlEvents: 'on',
};
