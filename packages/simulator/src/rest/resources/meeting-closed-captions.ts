import type { rest } from '@webex-nodes/client';
import {
	DownloadClosedCaption,
	ListClosedCaptionSnippets,
	ListMeetingClosedCaptions,
} from '@webex-nodes/client/schemas';
import { Failure } from '../../failure.ts';
import type { CaptionsRecord } from '../../world/meetings/artifacts.ts';
import { writeMoment } from '../../world/meetings/dates.ts';
import type { Call, Endpoints } from '../endpoint.ts';
import { endedInstance } from '../meetings/ended.ts';
import { requireOfficer } from '../meetings/roles.ts';
import { transcriptText } from '../meetings/transcript-text.ts';
import { viewerOf } from '../meetings/viewer.ts';

const pageSize = () => ({ usual: 100, largest: 100 });

function captionsOf(
	{ closedCaptionId, meetingId }: { readonly closedCaptionId: string; readonly meetingId: string },
	call: Call,
): CaptionsRecord {
	requireOfficer(call);
	const { id } = endedInstance(meetingId, call);
	const found = call.world.meetings.captions.of(id).find((each) => each.id === closedCaptionId);
	if (!found) throw new Failure(404, 'The requested resource could not be found.');
	return found;
}

export const meetingClosedCaptions: Endpoints<typeof rest.meetingClosedCaptions> = {
	download: {
		input: DownloadClosedCaption,
		handle: ({ format = 'vtt', timezone, ...named }, call) => {
			viewerOf(call.caller, call, timezone);
			const { id, snippets } = captionsOf(named, call);
			return {
				body: transcriptText(snippets, format, call.switches.transcriptSpeakers),
				contentType: format === 'vtt' ? 'text/vtt' : 'text/plain;charset=UTF-8',
				fileName: `${id}.${format}`,
			};
		},
	},
	list: {
		input: ListMeetingClosedCaptions,
		pageSize,
		handle: ({ meetingId }, call) => {
			requireOfficer(call);
			const { captions } = call.world.meetings;
			return captions.of(endedInstance(meetingId, call).id).map(({ id, instanceId, start }) => {
				const download = `${call.origin}/v1/meetingClosedCaptions/${id}/download?meetingId=${instanceId}`;
				return {
					id,
					meetingId: instanceId,
					vttDownloadLink: `${download}&format=vtt`,
					txtDownloadLink: `${download}&format=txt`,
					start: writeMoment(start, 'UTC'),
				};
			});
		},
	},
	snippets: {
		input: ListClosedCaptionSnippets,
		pageSize,
		handle: (named, call) => captionsOf(named, call).snippets.map((snippet) => ({ ...snippet })),
	},
};
