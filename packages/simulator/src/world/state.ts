import type { AttachmentAction, Message, RoomTab, Webhook } from '@webex-nodes/client';
import { z } from 'zod';
import { entries, record } from '../state/schemas.ts';
import { MeetingsState } from './meetings/state.ts';
import type {
	FileRecord,
	LogEntry,
	MemberRecord,
	PersonRecord,
	RoomRecord,
	TeamRecord,
} from './world.ts';

type SavedFile = Omit<FileRecord, 'bytes'> & { readonly base64: string };

/** What a world has, as JSON. */
export const WorldState = z.strictObject({
	organisationId: z.string(),
	people: z.array(record<PersonRecord>('id', 'email', 'displayName', 'type', 'created')),
	rooms: z.array(record<RoomRecord>('id', 'type', 'creatorId', 'created', 'lastActivity')),
	teams: z.array(record<TeamRecord>('id', 'name', 'creatorId', 'created')),
	tabs: z.array(record<RoomTab>('id', 'roomId')),
	webhooks: z.array(record<Webhook>('id', 'targetUrl', 'resource', 'event')),
	meetings: MeetingsState,
	actions: z.array(record<AttachmentAction>('id', 'messageId')),
	files: z.array(record<SavedFile>('id', 'roomId', 'name', 'contentType', 'base64', 'scan')),
	log: z.array(record<LogEntry>('id', 'resource', 'type', 'actorId', 'created')),
	/** By the ID of the room or team. */
	members: entries(z.array(record<MemberRecord>('personId', 'created'))),
	/** Oldest first in each room. */
	messages: z.array(record<Message>('id', 'roomId', 'created')),
	/** The number of edits, by message. */
	edits: entries(z.number()),
	random: z.number(),
});
export type WorldState = z.infer<typeof WorldState>;
