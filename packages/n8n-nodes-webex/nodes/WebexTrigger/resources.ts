import type { RestClient } from '@webex-nodes/client';
import { WebexApiError, WebexInputError } from '@webex-nodes/http';

/** What a webhook can be called for, and how the object that it names is read. */
export interface TriggerResource {
	readonly name: string;
	/** Where the name is more than words in lower case. */
	readonly inSentence?: string;
	/** As the vendor's description lists them, each with what happened. */
	readonly events: Readonly<Record<string, string>>;
	/** What the choice of any event means, where there are several. */
	readonly anyOf?: string;
	/** Reads the object that the delivery only names. */
	readonly read?: (client: RestClient, id: string, sent: Sent) => Promise<object>;
}

/** What the delivery says of the object. */
type Sent = Readonly<Record<string, unknown>>;

const byPath =
	(path: string): NonNullable<TriggerResource['read']> =>
	async (client, id) =>
		(await client.request({ path: `${path}/${encodeURIComponent(id)}` })) as object;

/** For an event of somebody else, which a webhook of the organization delivers. */
const ofHost = ({ hostEmail }: Sent) => (typeof hostEmail === 'string' ? { hostEmail } : {});

/** An administrator names the host; everybody else reads what is their own, and must not name anybody. */
const asHost =
	(read: (client: RestClient, id: string, host: { hostEmail?: string }) => Promise<object>) =>
	async (client: RestClient, id: string, sent: Sent): Promise<object> =>
		await read(client, id, {}).catch(async (error: unknown) => {
			const host = ofHost(sent);
			const isOfOthers = WebexApiError.is(error) && [403, 404].includes(error.status);
			if (!isOfOthers || !host.hostEmail) throw error;
			return await read(client, id, host);
		});

const day = 24 * 3600_000; // ms

/** Webex has no address for one transcript: it is found among those of its meeting. */
async function readTranscript(client: RestClient, id: string, host: object, sent: Sent) {
	const { meetingId, startTime } = sent;
	const started = typeof startTime === 'string' ? Date.parse(startTime) : Number.NaN;
	if (typeof meetingId !== 'string' || Number.isNaN(started)) {
		throw new WebexInputError('Resolve Data', 'the event does not say which meeting it is of');
	}
	const found = client.meetingTranscripts.list({
		meetingId,
		from: new Date(started - day).toISOString(),
		to: new Date(started + 29 * day).toISOString(),
		...host,
	});
	for await (const transcript of found) if (transcript.id === id) return transcript;
	throw new WebexInputError('Resolve Data', `the meeting has no transcript ${id} any more`);
}

const changes = (one: string) => ({
	created: `${one} was created`,
	updated: `${one} was changed`,
	deleted: `${one} was deleted`,
});

/** What most people wait for comes first, and what administrators do last. @see https://developer.webex.com/docs/api/v1/webhooks */
export const resources: Readonly<Record<string, TriggerResource>> = {
	messages: {
		name: 'Message',
		anyOf: 'A message was written, edited or deleted',
		events: {
			created: 'Somebody wrote in a room (space) or directly',
			updated: 'Somebody edited a message',
			deleted: 'Somebody deleted a message',
		},
		read: async (client, messageId) => await client.messages.get({ messageId }),
	},
	attachmentActions: {
		name: 'Card Action',
		events: { created: 'Somebody pressed a button of a card' },
		read: async (client, id) => await client.attachmentActions.get({ id }),
	},
	memberships: {
		name: 'Membership',
		anyOf: 'Somebody joined or left a room (space), or became moderator',
		events: {
			created: 'Somebody joined a room (space)',
			updated: 'The moderator role of somebody in a room (space) changed',
			deleted: 'Somebody left a room (space)',
		},
		read: async (client, membershipId) => await client.memberships.get({ membershipId }),
	},
	rooms: {
		name: 'Room',
		anyOf: 'A room (space) was created, changed or moved',
		events: {
			created: 'A room (space) was created',
			updated: 'The title or a setting of a room (space) was changed',
			migrated: 'A room (space) moved to another region',
		},
		read: async (client, roomId) => await client.rooms.get({ roomId }),
	},
	all: {
		name: 'Messages, Memberships and Rooms',
		anyOf: 'Something happened to a message, a membership or a room (space)',
		// Webex allows no choice among them.
		events: {},
	},
	meetings: {
		name: 'Meeting',
		anyOf: 'A meeting was created, changed, deleted, started or ended',
		events: {
			...changes('A meeting'),
			started: 'The first person came into a meeting',
			ended: 'A meeting is over',
		},
		read: asHost((client, meetingId, host) => client.meetings.get({ meetingId, ...host })),
	},
	meetingParticipants: {
		name: 'Meeting Participant',
		anyOf: 'Somebody came into a meeting or left it',
		events: { joined: 'Somebody came into a meeting', left: 'Somebody left a meeting' },
		read: asHost((client, participantId, host) =>
			client.meetingParticipants.get({ participantId, ...host }),
		),
	},
	recordings: {
		name: 'Recording',
		anyOf: 'A recording of a meeting can be played, was changed or was deleted',
		events: { ...changes('A recording of a meeting'), created: 'A recording can be played' },
		read: asHost((client, recordingId, host) => client.recordings.get({ recordingId, ...host })),
	},
	meetingTranscripts: {
		name: 'Meeting Transcript',
		events: { created: 'What was said in a meeting can be read' },
		read: (client, id, sent) =>
			asHost((each, given, host) => readTranscript(each, given, host, sent))(client, id, sent),
	},
	convergedRecordings: {
		name: 'Call Recording',
		anyOf: 'A recording of a call was created, changed or deleted',
		events: changes('A recording of a call'),
		read: byPath('/convergedRecordings'),
	},
	telephony_calls: {
		name: 'Telephony Call',
		anyOf: 'A call was created, changed or deleted',
		events: changes('A call'),
	},
	telephony_conference: {
		name: 'Telephony Conference',
		anyOf: 'A conference call was created, changed or deleted',
		events: changes('A conference call'),
	},
	telephony_mwi: {
		name: 'Telephony Message Waiting',
		anyOf: 'The sign that a voice message waits was created, changed or deleted',
		events: changes('The sign that a voice message waits'),
	},
	adminBatchJobs: {
		name: 'Admin Batch Job',
		events: { statusChanged: 'A job of an administrator began or ended' },
	},
	dataSources: {
		name: 'Data Source',
		anyOf: 'A data source was created, changed or deleted',
		events: changes('A data source'),
	},
	serviceApp: {
		name: 'Service App',
		anyOf: 'An administrator authorized the service app, or took that away',
		events: {
			authorized: 'An administrator authorized the service app',
			deauthorized: 'An administrator took the authorization away',
		},
	},
	uc_counters: {
		name: 'UC Counters',
		inSentence: 'UC counters',
		events: { created: 'There are new counters of calls' },
	},
};
