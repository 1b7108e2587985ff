/** What an instance leaves behind. Milliseconds since the epoch unless another unit is named. */

export interface RecordingRecord {
	/** 32 digits. The XML API calls it `recordingUUID`. */
	readonly id: string;
	/** The XML API calls it `recordingID`. */
	readonly number: string;
	/** Empty for a file that was uploaded. */
	readonly instanceId: string;
	readonly seriesId: string;
	readonly occurrenceId?: string;
	readonly topic: string;
	readonly hostId: string;
	/** When it became available. */
	readonly createTime: number;
	/** When the recording was started. */
	readonly timeRecorded: number;
	readonly siteUrl: string;
	readonly password: string;
	readonly format: 'ARF' | 'MP4' | 'UPLOADED';
	readonly serviceType: 'EventCenter' | 'MeetingCenter' | 'SupportCenter' | 'TrainingCenter';
	readonly durationSeconds: number;
	readonly sizeBytes: number;
	/** `deleted` in the recycle bin, `purged` when it was deleted from there. */
	readonly status: 'available' | 'deleted' | 'purged';
	/** When it came into the recycle bin. */
	readonly deleted?: number;
	/** The addresses with which it is shared, in small letters. */
	readonly sharedWith: readonly string[];
	readonly integrationTags: readonly string[];
	/** What only the XML API shows and changes. */
	readonly xml?: { readonly description: string; readonly info: Readonly<Record<string, unknown>> };
}

/** Somebody played or downloaded a recording. */
export interface RecordingAccessRecord {
	readonly id: string;
	readonly recordingId: string;
	readonly at: number;
	readonly email: string;
	readonly displayName: string;
	readonly viewed: boolean;
	readonly downloaded: boolean;
}

export interface SnippetRecord {
	readonly id: string;
	readonly text: string;
	readonly personName: string;
	readonly personEmail: string;
	/** From the start of the transcript, in milliseconds. */
	readonly offsetMillisecond: number;
	readonly durationMillisecond: number;
}

export interface TranscriptRecord {
	/** 32 digits. */
	readonly id: string;
	readonly instanceId: string;
	/** When the recording, and with it the transcript, begins. */
	readonly start: number;
	/** When it became available. */
	readonly created: number;
	readonly status: 'available' | 'deleted';
	/** In the order in which they were spoken. */
	readonly snippets: readonly SnippetRecord[];
}

export interface CaptionsRecord {
	readonly id: string;
	readonly instanceId: string;
	readonly start: number;
	readonly snippets: readonly SnippetRecord[];
}

export interface SummaryRecord {
	readonly id: string;
	readonly instanceId: string;
	readonly created: number;
	readonly status: 'available' | 'deleted';
	/** HTML. */
	readonly notes: string;
	readonly actionItems: readonly string[];
}

/** One of the people of a chat, a poll or a question. */
export interface SpeakerRecord {
	readonly email: string;
	readonly displayName: string;
	/** Absent for guests. */
	readonly personId?: string;
}

export interface ChatRecord {
	readonly id: string;
	readonly instanceId: string;
	readonly at: number;
	readonly text: string;
	readonly type: 'group' | 'private' | 'public';
	readonly sender: SpeakerRecord;
	/** Empty when everybody receives it. */
	readonly receivers: readonly SpeakerRecord[];
}

export interface PollRecord {
	readonly id: string;
	readonly instanceId: string;
	readonly start: number;
	readonly end: number;
	/** Seconds. */
	readonly timerDuration: number;
	/** Who asks. */
	readonly coordinator: SpeakerRecord;
	readonly questions: readonly PollQuestionRecord[];
}

export interface PollQuestionRecord {
	readonly id: string;
	readonly title: string;
	readonly type: 'multiple' | 'short' | 'single';
	readonly options: readonly { readonly value: string; readonly isCorrect: boolean }[];
	readonly respondents: readonly (SpeakerRecord & { readonly answers: readonly string[] })[];
}

export interface QuestionRecord {
	readonly id: string;
	readonly instanceId: string;
	readonly at: number;
	readonly question: string;
	/** Who asks. */
	readonly asker: SpeakerRecord;
	readonly answers: readonly (SpeakerRecord & { readonly answer: readonly string[] })[];
}
