import type { RestClient } from '@webex-nodes/client';
import { WebexApiError, WebexInputError } from '@webex-nodes/http';

/** What a webhook can be called for, and how the object that it names is read. */
export interface TriggerResource {
	readonly name: string;
	readonly description?: string;
	/** As the vendor's description lists them. */
	readonly events: readonly string[];
	/** Reads the object that the delivery only names. */
	readonly read?: (client: RestClient, id: string, sent: Sent) => Promise<object>;
}

/** What the delivery says of the object. */
type Sent = Readonly<Record<string, unknown>>;

const byPath =
	(path: string): NonNullable<TriggerResource['read']> =>
	async (client, id) =>
		(await client.request({ path: `${path}/${encodeURIComponent(id)}` })) as object;

/** For an event of somebody else, which a webhook of the organisation delivers. */
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
	const started = Date.parse(String(startTime));
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

/** @see https://developer.webex.com/docs/api/v1/webhooks */
export const resources: Readonly<Record<string, TriggerResource>> = {
	adminBatchJobs: { name: 'Admin Batch Job', events: ['statusChanged'] },
	all: {
		name: 'Messages, Memberships and Rooms',
		description: 'Memberships, messages and rooms (spaces): created, updated, deleted',
		// Webex allows no choice among them.
		events: [],
	},
	attachmentActions: {
		name: 'Card Action',
		description: 'Somebody pressed a button of a card',
		events: ['created'],
		read: async (client, id) => await client.attachmentActions.get({ id }),
	},
	convergedRecordings: {
		name: 'Call Recording',
		events: ['created', 'updated', 'deleted'],
		read: byPath('/convergedRecordings'),
	},
	dataSources: { name: 'Data Source', events: ['created', 'updated', 'deleted'] },
	meetingParticipants: {
		name: 'Meeting Participant',
		events: ['joined', 'left'],
		read: asHost((client, participantId, host) =>
			client.meetingParticipants.get({ participantId, ...host }),
		),
	},
	meetings: {
		name: 'Meeting',
		events: ['created', 'updated', 'deleted', 'started', 'ended'],
		read: asHost((client, meetingId, host) => client.meetings.get({ meetingId, ...host })),
	},
	meetingTranscripts: {
		name: 'Meeting Transcript',
		events: ['created'],
		read: (client, id, sent) =>
			asHost((each, given, host) => readTranscript(each, given, host, sent))(client, id, sent),
	},
	memberships: {
		name: 'Membership',
		description: 'Somebody joined, left, or became moderator',
		events: ['created', 'updated', 'deleted'],
		read: async (client, membershipId) => await client.memberships.get({ membershipId }),
	},
	messages: {
		name: 'Message',
		events: ['created', 'updated', 'deleted'],
		read: async (client, messageId) => await client.messages.get({ messageId }),
	},
	recordings: {
		name: 'Recording',
		events: ['created', 'updated', 'deleted'],
		read: asHost((client, recordingId, host) => client.recordings.get({ recordingId, ...host })),
	},
	rooms: {
		name: 'Room',
		description: 'Webex app: space',
		events: ['created', 'updated', 'migrated'],
		read: async (client, roomId) => await client.rooms.get({ roomId }),
	},
	serviceApp: { name: 'Service App', events: ['authorized', 'deauthorized'] },
	telephony_calls: { name: 'Telephony Call', events: ['created', 'updated', 'deleted'] },
	telephony_conference: {
		name: 'Telephony Conference',
		events: ['created', 'updated', 'deleted'],
	},
	telephony_mwi: {
		name: 'Telephony Message Waiting',
		events: ['created', 'updated', 'deleted'],
	},
	uc_counters: { name: 'UC Counters', events: ['created'] },
};
