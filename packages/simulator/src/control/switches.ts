import { z } from 'zod';

const oneOf = <const Values extends readonly (number | string)[]>(...values: Values) =>
	z.literal(values);
const whole = z.int().min(0);

/**
 * One switch for each case in which Webex's documentation says nothing, or in which different answers were seen: the
 * values it may have, the one that live clients need, and its meaning.
 */
export const Switches = z.object({
	refreshToken: oneOf('kept', 'omitted', 'rotated')
		.default('kept')
		.describe('The refresh token in the answer to a refresh: a new one, the old one, or none.'),
	refreshTokenGrace: whole
		.default(0)
		.describe(
			'The time, in seconds, for which the old refresh token still works after a rotation, in case an answer is lost.',
		),
	refreshRefusal: z
		.object({
			status: oneOf(400, 401)
				.default(400)
				.describe('The status of the answer to a refresh that is refused.'),
			form: oneOf('oauth', 'identity', 'webex')
				.default('oauth')
				.describe('The form of that answer.'),
		})
		.prefault({}),
	deviceRefusals: oneOf('oauth', 'webex')
		.default('webex')
		.describe(
			"The device grant answers in Webex's form, with 428 while it waits, or as RFC 8628 says.",
		),
	deviceRedirects: oneOf('ignored', 'required')
		.default('ignored')
		.describe(
			'Whether the device grant works only for integrations that have registered its redirect addresses, as documented.',
		),
	openidIssuer: oneOf('api', 'broker')
		.default('api')
		.describe(
			"The issuer that discovery and ID tokens name: the API's own address, or that of the identity broker.",
		),
	meetingsXmlRefreshToken: oneOf('either', 'prefixed', 'received')
		.default('either')
		.describe(
			'What an old Webex Meetings integration must send: the refresh token as it was received, with the site in front, or either.',
		),
	meetingsXmlChallenge: oneOf('short', 'standard')
		.default('standard')
		.describe(
			'The challenges of old Webex Meetings integrations: plain ones of 10 characters, as documented, or those of PKCE too.',
		),
	secondScopes: oneOf('ignored', 'required')
		.default('required')
		.describe(
			'Whether lists and downloads of transcripts, and the report of attendees, need `meeting:schedules_read` besides their own scope, as their pages say, or not.',
		),
	maxMessagePageSize: whole
		.default(1000)
		.describe('Items at most; the documentation names no limit for messages.'),
	nextLinkFilters: oneOf('kept', 'lost')
		.default('kept')
		.describe('Some next links were seen without the `mentionedPeople` of the request.'),
	nextLinkParameters: oneOf('clean', 'nullMax', 'valueless')
		.default('clean')
		.describe('Some next links were seen with `max=null`, or with parameters without a value.'),
	emptyPages: z
		.boolean()
		.default(false)
		.describe('Whether the first page is empty although more pages follow.'),
	deleteUnmoderatedRoom: oneOf('deletes', 'leaves')
		.default('deletes')
		.describe(
			'Deleting a room without moderators: the room is deleted for all, or only the caller leaves it.',
		),
	unknownEmail: oneOf('invited', 'notFound')
		.default('invited')
		.describe('Adding an address that has no account: it is invited, or not found.'),
	scanRetryAfter: oneOf('omitted', 'sent')
		.default('sent')
		.describe('Whether the answer 423 has a `Retry-After`.'),
	scanOfUploads: oneOf('clean', 'infected', 'pending', 'unscannable')
		.default('clean')
		.describe('The result of the scan of each file that is sent.'),
	cardWithFile: oneOf('accepted', 'refused')
		.default('refused')
		.describe(
			'A card and a file in one message: the documentation does not allow it, but some clients send it.',
		),
	contentHost: oneOf('own', 'webexapis.com')
		.default('own')
		.describe(
			'The host in the addresses of files: this simulator (`own`), or that of the real API.',
		),
	linkPreviews: z
		.boolean()
		.default(true)
		.describe(
			'Whether robots open the links in messages, to show a preview. They open only links to this machine.',
		),
	meetingsListed: oneOf('current', 'series')
		.default('current')
		.describe(
			'A list of series without `current`: the current or next occurrence of each, as documented, or the series.',
		),
	cancelledRegistrants: oneOf('pending', 'rejected', 'removed')
		.default('rejected')
		.describe(
			'Registrants whose registration is cancelled: the documentation knows no status for them.',
		),
	organisationInstances: oneOf('all', 'own')
		.default('all')
		.describe(
			'Meetings that took place, listed by an administrator without `hostEmail`: of the organisation, as documented, or own ones.',
		),
	coHosts: oneOf('all', 'documented', 'people')
		.default('people')
		.describe(
			'What co-hosts may do beside what is documented (registrants, controls, end, start link, participants): all that the host may, nothing, or what concerns people: invitees, interpreters, breakout sessions, the registration form, surveys.',
		),
	qualitiesPause: whole
		.default(300)
		.describe(
			'The time, in seconds, after which the quality of one meeting may be asked for again, its next pages excepted; 0 for no limit.',
		),
	reassignedStatus: oneOf('number', 'text')
		.default('text')
		.describe(
			'`httpStatus` of a meeting that could not be given to another host: a text in the description, a number in its example.',
		),
	meetingDetailsDelay: whole
		.default(0)
		.describe(
			'Milliseconds from the end of a meeting until the API shows the instance as ended; the documentation says about 15 minutes.',
		),
	recordingDelay: whole
		.default(15_000)
		.describe(
			'Milliseconds from the end of a recording until it is in the list; hours, for real ones.',
		),
	transcriptDelay: whole
		.default(30_000)
		.describe('Milliseconds from the end of a meeting until its transcript is in the list.'),
	summaryDelay: whole
		.default(45_000)
		.describe('Milliseconds from the end of a meeting until its summary can be read.'),
	moderatorDeletes: oneOf('moderated', 'never')
		.default('moderated')
		.describe('Where a moderator may delete the messages of others: in moderated rooms, or never.'),
	lastModerator: oneOf('staysLocked', 'unlocks')
		.default('unlocks')
		.describe('A room whose last moderator is gone: it is unlocked, or stays locked.'),
	roomOrder: oneOf('created', 'id', 'lastactivity')
		.default('lastactivity')
		.describe('The order of rooms without `sortBy`; the documentation names none.'),
	sortedRooms: whole
		.default(0)
		.describe(
			'How many rooms Webex sorts by activity at a time, 0 for all: it takes them from its database in the order of their IDs, and documents anomalies for accounts with more than 3000.',
		),
	isRoomHidden: oneOf('optional', 'required')
		.default('optional')
		.describe(
			'The documentation says that a change of a membership must have `isRoomHidden`; clients leave it out.',
		),
	ownMemberships: oneOf('listed', 'refused')
		.default('listed')
		.describe(
			'The own memberships of all rooms, asked for by the own ID or address: only compliance officers may, says the documentation.',
		),
	cardActionStatus: oneOf(200, 202)
		.default(200)
		.describe(
			'The status of a card that was submitted: the documentation says 202, clients expect 200.',
		),
	roomActivity: oneOf('any', 'messages')
		.default('messages')
		.describe(
			'What changes the time of last activity of a room: messages only, or memberships too.',
		),
	webhookRetries: whole
		.default(0)
		.describe(
			'The number of retries of a webhook delivery that failed; Webex does not document it.',
		),
	webhookRetryDelay: whole
		.default(1000)
		.describe('Milliseconds before the first retry; each later one waits twice as long.'),
	webhookSignatures: oneOf('both', 'spark', 'webex')
		.default('both')
		.describe('The documentation names `X-Spark-Signature`; `X-Webex-Signature` was seen too.'),
	firehoseEvents: oneOf('all', 'any')
		.default('any')
		.describe(
			'The events of a webhook of `all` resources: `all` only, or one kind too; the documentation shows the first.',
		),
	webhookEnvelope: oneOf('event', 'webhook')
		.default('event')
		.describe(
			'`resource` and `event` in the deliveries of a webhook of `all` resources: those of the event, or `all`.',
		),
	hostEmailWithoutScope: oneOf('ignored', 'refused')
		.default('ignored')
		.describe(
			'`hostEmail` of a caller without the scope of an administrator: it means nothing, or is refused.',
		),
	hostOfNewMeeting: oneOf('ignored', 'refused')
		.default('refused')
		.describe(
			'`hostEmail` of a new meeting, without the scope of an administrator: the account becomes the host, or it is refused.',
		),
	recordingPeriod: oneOf('createTime', 'timeRecorded')
		.default('createTime')
		.describe(
			'What `from` and `to` of recordings mean: when the file was made, or when the recording was started.',
		),
	recordingPeriods: oneOf('30 days', 'any')
		.default('any')
		.describe(
			'How long the period of a list of own recordings or transcripts may be; documented for administrators only.',
		),
	recordsOfMeeting: oneOf('anyTime', 'period')
		.default('period')
		.describe(
			'Recordings or transcripts of one meeting, without dates: of the last 7 days, or all of them.',
		),
	preventDownloading: z
		.boolean()
		.default(false)
		.describe(
			'Whether the site prevents downloads: then recordings have no addresses to download from, except for compliance officers.',
		),
	downloadBearer: oneOf('ignored', 'refused')
		.default('refused')
		.describe(
			'A token that is sent to the address of a file, which has a ticket of its own: it means nothing, or is refused.',
		),
	transcriptPeriod: oneOf('created', 'start')
		.default('start')
		.describe(
			'What `from` and `to` of transcripts mean: when the transcript begins, or when it became available.',
		),
	transcriptSpeakers: oneOf('absent', 'named')
		.default('absent')
		.describe(
			'Whether the VTT file of a transcript names the speakers; in the example of the documentation it does not.',
		),
	reportedNumber: oneOf('number', 'text')
		.default('number')
		.describe(
			'The number of a meeting in the report of attendees: a number, as described, or a text, as in the example there.',
		),
	participantTimes: oneOf('absent', 'epoch', 'shown')
		.default('absent')
		.describe(
			'When people joined a meeting that still runs: absent, 1970, or the time. The documentation names the first two.',
		),
	xmlSite: oneOf('classic', 'controlHub')
		.default('controlHub')
		.describe(
			'On sites of Control Hub, the WebEx ID is the email address and passwords are not set through the API.',
		),
	xmlRetired: oneOf('no', 'page', 'refused')
		.default('no')
		.describe(
			'What a site answers whose meeting operations Cisco has retired: a failure, or a web page instead of XML.',
		),
	xmlCharset: oneOf('ISO-8859-1', 'UTF-8')
		.default('UTF-8')
		.describe('Both were seen in the first line of answers.'),
	xmlCluster: oneOf('BACKUP', 'PRIMARY')
		.default('PRIMARY')
		.describe('`BACKUP` while the backup cluster answers; successful answers name it too.'),
	xmlDelay: whole
		.default(0)
		.describe('The time before each answer, in milliseconds: lists of many hosts take minutes.'),
	xmlRateLimit: whole
		.default(0)
		.describe(
			'Calls per user and minute at most; 0 for no limit. The real numbers are not published.',
		),
	xmlMeetingPassword: oneOf('generated', 'required')
		.default('generated')
		.describe('A meeting without a password: newer sites generate one, others refuse the meeting.'),
	xmlRecordingIndex: oneOf(0, 1)
		.default(1)
		.describe(
			'The number of the first record in the list of recordings: some clients begin with 0, some with 1.',
		),
	xmlUtc: oneOf('Atlantic/Reykjavik', 'UTC')
		.default('UTC')
		.describe(
			'The zone that REST names for a meeting with number 20 of the XML API, which stands for UTC: UTC, or that of the place.',
		),
	xmlSessionTimeZone: oneOf('answer', 'session')
		.default('answer')
		.describe(
			'The zone that each item of LstsummarySession names: that of the whole answer, or that of the session.',
		),
	xmlSameAttendee: oneOf('refused', 'same')
		.default('same')
		.describe('The answer when a person is invited twice: the same ID again, or a failure.'),
	xmlEvents: oneOf('off', 'on').default('on').describe('Many sites no longer have classic events.'),
});
export type Switches = Immutable<z.infer<typeof Switches>>;

type Immutable<Value> = { readonly [Name in keyof Value]: Value[Name] };

export const defaultSwitches: Switches = Switches.parse({});
