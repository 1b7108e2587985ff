import { refillById } from '../../state/schemas.ts';
import type { Random } from '../random.ts';
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
import { Records } from './records.ts';
import type { InviteeRecord, MeetingRecord } from './series.ts';
import { SiteSettings } from './site.ts';
import type { MeetingsState } from './state.ts';

/** Something that appears some time after the end of an instance. */
export interface PendingRecord {
	readonly instanceId: string;
	readonly kind: 'recording' | 'summary' | 'transcript';
	/** When it appears. */
	readonly due: number;
	/** When the recording was started. */
	readonly start: number;
	/** Of the recording, in milliseconds. */
	readonly duration: number;
}

/** Of what appears some time after the end of a meeting, in milliseconds. */
export interface MeetingDelays {
	readonly recording: number;
	readonly transcript: number;
	readonly summary: number;
	/** Of what the API says about an instance that has ended. */
	readonly details: number;
}

const ofInstance = ({ instanceId }: { readonly instanceId: string }) => instanceId;

/**
 * All meetings of the world, for REST and for the XML API alike: the definitions, the instances that took place, and what these
 * left behind. The functions that change them and announce the change are beside this file.
 */
export class Meetings {
	/** Numbers of its own, so that a meeting changes no ID of messaging. */
	readonly random: Random;
	readonly series = new Map<string, MeetingRecord>();
	/** By the ID of the series, oldest first. */
	readonly instances = new Records<InstanceRecord>(({ seriesId }) => seriesId);
	/** These are all found by the ID of the instance. */
	readonly participants = new Records<ParticipantRecord>(ofInstance);
	readonly recordings = new Records<RecordingRecord>(ofInstance);
	/** By the ID of the recording. */
	readonly accesses = new Records<RecordingAccessRecord>(({ recordingId }) => recordingId);
	readonly transcripts = new Records<TranscriptRecord>(ofInstance);
	readonly summaries = new Records<SummaryRecord>(ofInstance);
	readonly captions = new Records<CaptionsRecord>(ofInstance);
	readonly chats = new Records<ChatRecord>(ofInstance);
	readonly polls = new Records<PollRecord>(ofInstance);
	readonly questions = new Records<QuestionRecord>(ofInstance);
	/** What still has to appear. */
	pending: readonly PendingRecord[] = [];

	readonly site = new SiteSettings();
	/** Signs the addresses of files, which carry their own ticket. */
	ticketKey = '';
	readonly delays: MeetingDelays;

	constructor(random: Random, delays: Partial<MeetingDelays> = {}) {
		this.random = random;
		this.delays = { recording: 0, transcript: 0, summary: 0, details: 0, ...delays };
	}

	/** 32 digits, for series, recordings and transcripts. */
	newId(): string {
		return this.random.hex(32);
	}

	newUuid(): string {
		return this.random.uuid();
	}

	/** Decimal digits, of which the first is not 0. */
	newDigits(length: number): string {
		let digits = String(1 + Math.floor(this.random.next() * 9));
		while (digits.length < length) digits += Math.floor(this.random.next() * 10);
		return digits;
	}

	/** Six digits, as Webex has them; a test may put its own in place. */
	newHostKey = (): string => this.newDigits(6);

	/** An invitee with an ID; others with the same address stay. */
	newInvitee(seriesId: string, invitee: Omit<InviteeRecord, 'id'>): InviteeRecord {
		return { id: `${seriesId}_${this.newDigits(9)}`, ...invitee };
	}

	/** By its number, with or without spaces. */
	findByNumber(meetingNumber: string): MeetingRecord | undefined {
		const wanted = meetingNumber.replaceAll(' ', '');
		return [...this.series.values()].find((series) => series.meetingNumber === wanted);
	}

	/** The instance of a series that runs, or whose people wait in the lobby. */
	runningOf(seriesId: string): InstanceRecord | undefined {
		return this.instances.of(seriesId).find(({ state }) => state !== 'ended');
	}

	/** Of all instances of a series, oldest first; those that were deleted too. */
	recordingsOf(seriesId: string): readonly RecordingRecord[] {
		return this.instances.of(seriesId).flatMap(({ id }) => this.recordings.of(id));
	}

	/** Everything as plain JSON. */
	save(): MeetingsState {
		return {
			series: [...this.series.values()],
			instances: [...this.instances.values()],
			participants: [...this.participants.values()],
			recordings: [...this.recordings.values()],
			accesses: [...this.accesses.values()],
			transcripts: [...this.transcripts.values()],
			summaries: [...this.summaries.values()],
			captions: [...this.captions.values()],
			chats: [...this.chats.values()],
			polls: [...this.polls.values()],
			questions: [...this.questions.values()],
			pending: [...this.pending],
			site: this.site.save(),
			random: this.random.save(),
			ticketKey: this.ticketKey,
		};
	}

	/** Puts back what was saved, in place of everything. */
	load(state: MeetingsState): void {
		refillById(this.series, state.series);
		this.instances.load(state.instances);
		this.participants.load(state.participants);
		this.recordings.load(state.recordings);
		this.accesses.load(state.accesses);
		this.transcripts.load(state.transcripts);
		this.summaries.load(state.summaries);
		this.captions.load(state.captions);
		this.chats.load(state.chats);
		this.polls.load(state.polls);
		this.questions.load(state.questions);
		this.pending = state.pending;
		this.site.load(state.site);
		this.random.load(state.random);
		// Older snapshots have none: then addresses of before do not work any more.
		this.ticketKey = state.ticketKey ?? this.ticketKey;
	}
}
