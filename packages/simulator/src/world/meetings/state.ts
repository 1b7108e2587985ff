import { z } from 'zod';
import { record } from '../../state/schemas.ts';
import type {
	CaptionsRecord,
	ChatRecord,
	PollRecord,
	QuestionRecord,
	RecordingAccessRecord,
	RecordingRecord,
	SummaryRecord,
	TranscriptRecord,
} from './artifacts.ts';
import type { InstanceRecord, ParticipantRecord } from './instances.ts';
import type { PendingRecord } from './meetings.ts';
import type { MeetingRecord } from './series.ts';
import type { SiteRecords } from './site.ts';

/** The meetings of a world, as JSON. */
export const MeetingsState = z.strictObject({
	series: z.array(record<MeetingRecord>('id', 'meetingNumber', 'hostId', 'invitees[]')),
	instances: z.array(record<InstanceRecord>('id', 'seriesId', 'hostId', 'state')),
	participants: z.array(record<ParticipantRecord>('id', 'instanceId', 'email', 'devices[]')),
	recordings: z.array(record<RecordingRecord>('id', 'number', 'instanceId', 'hostId', 'status')),
	accesses: z.array(record<RecordingAccessRecord>('id', 'recordingId', 'email')),
	transcripts: z.array(record<TranscriptRecord>('id', 'instanceId', 'status', 'snippets[]')),
	summaries: z.array(record<SummaryRecord>('id', 'instanceId', 'status', 'actionItems[]')),
	captions: z.array(record<CaptionsRecord>('id', 'instanceId', 'snippets[]')),
	chats: z.array(record<ChatRecord>('id', 'instanceId', 'text', 'receivers[]')),
	polls: z.array(record<PollRecord>('id', 'instanceId', 'questions[]')),
	questions: z.array(record<QuestionRecord>('id', 'instanceId', 'question', 'answers[]')),
	pending: z.array(record<PendingRecord>('instanceId', 'kind')),
	site: record<SiteRecords>('trackingCodes[]', 'profiles[]'),
	random: z.number(),
	ticketKey: z.string().optional(),
});
export type MeetingsState = z.infer<typeof MeetingsState>;
