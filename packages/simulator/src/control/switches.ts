/** One switch for each case in which Webex's documentation says nothing, or in which different answers were seen. */
export interface Switches {
	/** The refresh token in the answer to a refresh: a new one, the old one, or none. */
	readonly refreshToken: 'kept' | 'omitted' | 'rotated';
	/** The time, in seconds, for which the old refresh token still works after a rotation, in case an answer is lost. */
	readonly refreshTokenGrace: number;
	/** The answer to a refresh that is refused. */
	readonly refreshRefusal: {
		readonly status: 400 | 401;
		readonly form: 'identity' | 'oauth' | 'webex';
	};
	/** The device grant answers in Webex's form, with 428 while it waits, or as RFC 8628 says. */
	readonly deviceRefusals: 'oauth' | 'webex';
	/** Whether the device grant works only for integrations that have registered its redirect addresses, as documented. */
	readonly deviceRedirects: 'ignored' | 'required';
	/** The issuer that discovery and ID tokens name: the API's own address, or that of the identity broker. */
	readonly openidIssuer: 'api' | 'broker';
	/** What an old Webex Meetings integration must send: the refresh token as received, with the site in front, or either. */
	readonly meetingsXmlRefreshToken: 'either' | 'prefixed' | 'received';
	/** The challenges of old Webex Meetings integrations: plain ones of 10 characters, as documented, or those of PKCE too. */
	readonly meetingsXmlChallenge: 'short' | 'standard';
	/** Items at most; the documentation names no limit for messages. */
	readonly maxMessagePageSize: number;
	/** Some next links were seen without the `mentionedPeople` of the request. */
	readonly nextLinkFilters: 'kept' | 'lost';
	/** Some next links were seen with `max=null`, or with parameters without a value. */
	readonly nextLinkParameters: 'clean' | 'nullMax' | 'valueless';
	/** Whether the first page is empty although more pages follow. */
	readonly emptyPages: boolean;
	/** Deleting a room without moderators: the room is deleted for all, or only the caller leaves it. */
	readonly deleteUnmoderatedRoom: 'deletes' | 'leaves';
	/** Adding an address that has no account: it is invited, or not found. */
	readonly unknownEmail: 'invited' | 'notFound';
	/** Whether the answer 423 has a `Retry-After`. */
	readonly scanRetryAfter: 'omitted' | 'sent';
	/** The result of the scan of each file that is sent. */
	readonly scanOfUploads: 'clean' | 'infected' | 'pending' | 'unscannable';
	/** A card and a file in one message: the documentation does not allow it, but some clients send it. */
	readonly cardWithFile: 'accepted' | 'refused';
	/** The host in the addresses of files: this simulator (`own`), or that of the real API. */
	readonly contentHost: 'own' | 'webexapis.com';
	/** Whether robots open the links in messages, to show a preview. They open only links to this machine. */
	readonly linkPreviews: boolean;
	/** A list of series without `current`: the current or next occurrence of each, as documented, or the series. */
	readonly meetingsListed: 'current' | 'series';
	/** Where a moderator may delete the messages of others: in moderated rooms, or never. */
	readonly moderatorDeletes: 'moderated' | 'never';
	/** A room whose last moderator is gone: it is unlocked, or stays locked. */
	readonly lastModerator: 'staysLocked' | 'unlocks';
	/** Whether the creator of a room may do what its moderators may, when another person became the first moderator. */
	readonly creatorRights: 'kept' | 'lost';
	/** The order of rooms without `sortBy`; the documentation names none. */
	readonly roomOrder: 'created' | 'id' | 'lastactivity';
	/** The documentation says that a change of a membership must have `isRoomHidden`; clients leave it out. */
	readonly isRoomHidden: 'optional' | 'required';
	/** The own memberships of all rooms, asked for by the own ID or address: only compliance officers may, says the documentation. */
	readonly ownMemberships: 'listed' | 'refused';
	/** The status of a card that was submitted: the documentation says 202, clients expect 200. */
	readonly cardActionStatus: 200 | 202;
	/** What changes the time of last activity of a room: messages only, or memberships too. */
	readonly roomActivity: 'any' | 'messages';
	/** The number of retries of a webhook delivery that failed; Webex does not document it. */
	readonly webhookRetries: number;
	/** Milliseconds before the first retry; each later one waits twice as long. */
	readonly webhookRetryDelay: number;
	/** The documentation names `X-Spark-Signature`; `X-Webex-Signature` was seen too. */
	readonly webhookSignatures: 'both' | 'spark' | 'webex';
	/** The events of a webhook of `all` resources: `all` only, or one kind too; the documentation shows the first. */
	readonly firehoseEvents: 'all' | 'any';
	/** `resource` and `event` in the deliveries of a webhook of `all` resources: those of the event, or `all`. */
	readonly webhookEnvelope: 'event' | 'webhook';
	/** On sites of Control Hub, the WebEx ID is the email address and passwords are not set through the API. */
	readonly xmlSite: 'classic' | 'controlHub';
	/** What a site answers whose meeting operations Cisco has retired: a failure, or a web page instead of XML. */
	readonly xmlRetired: 'no' | 'page' | 'refused';
	/** Both were seen in the first line of answers. */
	readonly xmlCharset: 'ISO-8859-1' | 'UTF-8';
	/** `BACKUP` while the backup cluster answers; successful answers name it too. */
	readonly xmlCluster: 'BACKUP' | 'PRIMARY';
	/** The time before each answer, in milliseconds: lists of many hosts take minutes. */
	readonly xmlDelay: number;
	/** Calls per user and minute at most; 0 for no limit. The real numbers are not published. */
	readonly xmlRateLimit: number;
	/** A meeting without a password: newer sites generate one, others refuse the meeting. */
	readonly xmlMeetingPassword: 'generated' | 'required';
	/** The number of the first record in the list of recordings: some clients begin with 0, some with 1. */
	readonly xmlRecordingIndex: 0 | 1;
	/** The zone that each item of LstsummarySession names: that of the whole answer, or that of the session. */
	readonly xmlSessionTimeZone: 'answer' | 'session';
	/** The answer when a person is invited twice: the same ID again, or a failure. */
	readonly xmlSameAttendee: 'refused' | 'same';
	/** Many sites no longer have classic events. */
	readonly xmlEvents: 'off' | 'on';
}

export const defaultSwitches: Switches = {
	refreshToken: 'kept',
	refreshTokenGrace: 0,
	refreshRefusal: { status: 400, form: 'oauth' },
	deviceRefusals: 'webex',
	deviceRedirects: 'ignored',
	openidIssuer: 'api',
	meetingsXmlRefreshToken: 'either',
	meetingsXmlChallenge: 'standard',
	maxMessagePageSize: 1000,
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
	meetingsListed: 'current',
	moderatorDeletes: 'moderated',
	lastModerator: 'unlocks',
	creatorRights: 'kept',
	roomOrder: 'lastactivity',
	isRoomHidden: 'optional',
	ownMemberships: 'listed',
	cardActionStatus: 200,
	roomActivity: 'messages',
	webhookRetries: 0,
	webhookRetryDelay: 1000,
	webhookSignatures: 'both',
	firehoseEvents: 'any',
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
