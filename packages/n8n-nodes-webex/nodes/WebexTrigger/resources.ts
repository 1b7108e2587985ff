import type { RestClient } from '@webex-nodes/client';
import { hideSecrets } from '../../src/engine/secrets.ts';

/** What a webhook can be called for, and how the object that it names is read. */
export interface TriggerResource {
	readonly name: string;
	readonly description?: string;
	/** As the vendor's description lists them. */
	readonly events: readonly string[];
	/** Reads the object that the delivery only names. */
	readonly read?: (client: RestClient, id: string) => Promise<object>;
}

const byPath =
	(path: string): NonNullable<TriggerResource['read']> =>
	async (client, id) =>
		// Meetings and recordings have passwords.
		hideSecrets((await client.request({ path: `${path}/${encodeURIComponent(id)}` })) as object);

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
		read: byPath('/meetingParticipants'),
	},
	meetings: {
		name: 'Meeting',
		events: ['created', 'updated', 'deleted', 'started', 'ended'],
		read: byPath('/meetings'),
	},
	meetingTranscripts: {
		name: 'Meeting Transcript',
		events: ['created'],
		read: byPath('/meetingTranscripts'),
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
		read: byPath('/recordings'),
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
