import type { rest } from '@webex-nodes/client';
import {
	DeleteMeetingTranscript,
	DownloadMeetingTranscript,
	GetTranscriptSnippet,
	ListAllMeetingTranscripts,
	ListMeetingTranscripts,
	ListTranscriptSnippets,
	UpdateTranscriptSnippet,
} from '@webex-nodes/client/schemas';
import { Failure } from '../../failure.ts';
import type { SnippetRecord, TranscriptRecord } from '../../world/meetings/artifacts.ts';
import type { Endpoints } from '../endpoint.ts';
import { checkReason } from '../meetings/reasons.ts';
import { requireScope } from '../meetings/roles.ts';
import { readableTranscript, requireOwner } from '../meetings/transcript-access.ts';
import { transcriptText } from '../meetings/transcript-text.ts';
import { listAllTranscripts, listTranscripts } from '../meetings/transcripts-list.ts';

const pageSize = () => ({ usual: 10, largest: 100 });

function snippetOf({ snippets }: TranscriptRecord, snippetId: string): SnippetRecord {
	const found = snippets.find(({ id }) => id === snippetId);
	if (!found) throw new Failure(404, 'The requested resource could not be found.');
	return found;
}

const writeScope = 'meeting:transcripts_write';

export const meetingTranscripts: Endpoints<typeof rest.meetingTranscripts> = {
	adminList: { input: ListAllMeetingTranscripts, pageSize, handle: listAllTranscripts },
	delete: {
		input: DeleteMeetingTranscript,
		handle: ({ transcriptId, ...given }, call): undefined => {
			const { transcripts } = call.world.meetings;
			const transcript = transcripts.get(transcriptId);
			if (requireOwner(transcript, call, writeScope)) checkReason(given);
			if (transcript) transcripts.set({ ...transcript, status: 'deleted' });
		},
	},
	download: {
		input: DownloadMeetingTranscript,
		handle: ({ transcriptId, format = 'vtt', hostEmail }, call) => {
			requireScope(call, 'meeting:schedules_read');
			const { snippets } = readableTranscript(transcriptId, hostEmail, call);
			return {
				body: transcriptText(snippets, format, call.switches.transcriptSpeakers),
				contentType: format === 'vtt' ? 'text/vtt' : 'text/plain;charset=UTF-8',
				fileName: `${transcriptId}.${format}`,
			};
		},
	},
	getSnippet: {
		input: GetTranscriptSnippet,
		handle: ({ transcriptId, snippetId }, call) => ({
			...snippetOf(readableTranscript(transcriptId, undefined, call), snippetId),
		}),
	},
	list: { input: ListMeetingTranscripts, pageSize, handle: listTranscripts },
	snippets: {
		input: ListTranscriptSnippets,
		pageSize,
		handle: ({ transcriptId }, call) =>
			readableTranscript(transcriptId, undefined, call).snippets.map((snippet) => ({ ...snippet })),
	},
	updateSnippet: {
		input: UpdateTranscriptSnippet,
		handle: ({ transcriptId, snippetId, text, reason }, call) => {
			const { transcripts } = call.world.meetings;
			const transcript = readableTranscript(transcriptId, undefined, call);
			if (requireOwner(transcript, call, writeScope)) checkReason({ reason });
			const changed = { ...snippetOf(transcript, snippetId), text };
			const snippets = transcript.snippets.map((each) => (each.id === snippetId ? changed : each));
			transcripts.set({ ...transcript, snippets });
			return changed;
		},
	},
};
