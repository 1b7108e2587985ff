import {
	type HeldMeeting,
	type MeetingTranscript,
	type PeriodRetrieval,
	type PeriodRetrievalOptions,
	type Recording,
	type RestClient,
	retrieveHeldMeetings,
	retrieveRecordings,
	retrieveTranscripts,
} from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import { simplifyRecording, simplifyTranscript } from '../meetings/records-shape.ts';
import { simplifyMeeting } from '../meetings/shape.ts';
import { type ChangedItem, simplifyChanged } from './periods.ts';

/** One kind of news, for an operation and for an event of the poll trigger. */
export interface MeetingNews<Item> {
	/** In the memory, so that no other kind goes on with its cursor. */
	readonly name: string;
	readonly retrieve: (
		client: RestClient,
		options: PeriodRetrievalOptions & { readonly participants?: boolean },
	) => PeriodRetrieval<Item>;
	readonly hidesSecrets: boolean;
	readonly simplify: (item: ChangedItem<Item>) => IDataObject;
}

export const endedMeetings: MeetingNews<HeldMeeting> = {
	name: 'meetings',
	retrieve: retrieveHeldMeetings,
	hidesSecrets: true,
	simplify: simplifyChanged<HeldMeeting>(({ participants, ...meeting }) => ({
		...simplifyMeeting(meeting),
		...(participants && { participants: participants.map((person) => ({ ...person })) }),
	})),
};

export const newRecordings: MeetingNews<Recording> = {
	name: 'recordings',
	retrieve: retrieveRecordings,
	hidesSecrets: true,
	simplify: simplifyChanged<Recording>(simplifyRecording),
};

export const newTranscripts: MeetingNews<MeetingTranscript> = {
	name: 'transcripts',
	retrieve: retrieveTranscripts,
	hidesSecrets: false,
	simplify: simplifyChanged<MeetingTranscript>(simplifyTranscript),
};
