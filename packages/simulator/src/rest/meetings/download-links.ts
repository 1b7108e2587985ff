import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Recording } from '@webex-nodes/client';
import { markedSecret } from '../../world/marked.ts';
import type { RecordingRecord } from '../../world/meetings/artifacts.ts';
import { writeMoment } from '../../world/meetings/dates.ts';
import type { Call } from '../endpoint.ts';

/** How long an address works, in milliseconds. */
const validity = 3 * 3600_000;

export type DownloadKind = 'audio' | 'transcript' | 'video';

export interface Ticketed {
	readonly recordingId: string;
	readonly kind: DownloadKind;
	/** For whom the address was made. */
	readonly personId: string;
	/** When it was made, in milliseconds since the epoch. */
	readonly issued: number;
}

/** Of an address; only the simulator can make one. */
const ticketOf = (key: string, { recordingId, kind, personId, issued }: Ticketed): string =>
	markedSecret(
		createHmac('sha256', key)
			.update([recordingId, kind, personId, issued].join('\n'))
			.digest('base64url'),
	);

export function isTicketValid(key: string, ticketed: Ticketed, ticket: string, now: number) {
	const expected = Buffer.from(ticketOf(key, ticketed));
	const given = Buffer.from(ticket);
	const isSame = expected.length === given.length && timingSafeEqual(expected, given);
	return isSame && now < ticketed.issued + validity;
}

/** Where each kind of file is; `media` is the number of the kind. */
export const downloadPaths = {
	video: { path: '/nbr/MultiThreadDownloadServlet', media: '0' },
	audio: { path: '/nbr/downloadMedia.do', media: '1' },
	transcript: { path: '/nbr/downloadMedia.do', media: '2' },
} as const satisfies Readonly<Record<DownloadKind, { path: string; media: string }>>;

/** Addresses of the files themselves: they need no token, and work for 3 hours. */
export function directLinks(
	recording: RecordingRecord,
	{ zone, personId }: { readonly zone: string; readonly personId: string },
	{ world, origin }: Call,
): NonNullable<Recording['temporaryDirectDownloadLinks']> {
	const issued = world.now();
	const link = (kind: DownloadKind) => {
		const { path, media } = downloadPaths[kind];
		const ticketed = { recordingId: recording.id, kind, personId, issued };
		const query = new URLSearchParams({
			recordid: recording.id,
			userid: personId,
			mediaType: media,
			timestamp: String(issued),
			ticket: ticketOf(world.meetings.ticketKey, ticketed),
		});
		return `${origin}${path}?${query}`;
	};
	const hasTranscript = world.meetings.transcripts.of(recording.instanceId).length > 0;
	return {
		recordingDownloadLink: link('video'),
		audioDownloadLink: link('audio'),
		...(hasTranscript && { transcriptDownloadLink: link('transcript') }),
		expiration: writeMoment(issued + validity, zone),
	};
}
