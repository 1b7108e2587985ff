import { type Context, Hono } from 'hono';
import type { Switches } from '../../control/switches.ts';
import type { RecordingRecord } from '../../world/meetings/artifacts.ts';
import { recordingFile } from '../../world/meetings/media.ts';
import { accessRecording } from '../../world/meetings/recordings.ts';
import type { World } from '../../world/world.ts';
import type { Document } from '../endpoint.ts';
import { type DownloadKind, downloadPaths, isTicketValid } from './download-links.ts';
import { transcriptText } from './transcript-text.ts';

interface DownloadOptions {
	readonly world: World;
	readonly switches: Switches;
}

/** Files of recordings, at addresses that carry their own ticket and take no token. */
export function downloadsApp({ world, switches }: DownloadOptions): Hono {
	const app = new Hono();
	const paths = new Set<string>(Object.values(downloadPaths).map(({ path }) => path));
	for (const path of paths) {
		app.get(path, (context) => {
			const asked = readQuery(context);
			const isSigned =
				context.req.header('authorization') !== undefined && switches.downloadBearer === 'refused';
			if (isSigned) return page(context, 401, 'This address takes no token.');
			const recording = world.meetings.recordings.get(asked.recordingId);
			const kind = asked.kind;
			const isValid =
				kind !== undefined &&
				isTicketValid(world.meetings.ticketKey, { ...asked, kind }, asked.ticket, world.now());
			if (!recording || !kind || !isValid) return page(context, 403, 'This link has expired.');
			const person = world.people.get(asked.personId);
			if (person) accessRecording(world, recording, { ...person, downloaded: true });
			const { body, contentType, fileName = recording.topic } = files[kind](recording, world);
			return context.body(body, 200, {
				'content-type': contentType,
				'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
			});
		});
	}
	return app;
}

const kinds = Object.entries(downloadPaths) as [DownloadKind, { path: string; media: string }][];

function readQuery(context: Context) {
	const { recordid = '', userid = '', mediaType, timestamp, ticket = '' } = context.req.query();
	const found = kinds.find(
		([, { path, media }]) => path === context.req.path && media === mediaType,
	);
	return {
		recordingId: recordid,
		personId: userid,
		kind: found?.[0],
		issued: Number(timestamp),
		ticket,
	};
}

/** Not JSON: these addresses belong to the site, not to the API. */
const page = (context: Context, status: 401 | 403, text: string) =>
	context.html(`<!doctype html><title>Webex</title><p>${text}</p>`, status);

const files: Readonly<
	Record<DownloadKind, (recording: RecordingRecord, world: World) => Document>
> = {
	video: (recording) => ({
		body: new Uint8Array(recordingFile(recording)),
		contentType: recording.format === 'ARF' ? 'application/octet-stream' : 'video/mp4',
		fileName: `${recording.topic}.${recording.format === 'ARF' ? 'arf' : 'mp4'}`,
	}),
	// About a tenth of the size is sound.
	audio: (recording) => ({
		body: new Uint8Array(
			recordingFile({ ...recording, sizeBytes: Math.ceil(recording.sizeBytes / 10) }),
		),
		contentType: 'audio/mp4',
		fileName: `${recording.topic}.m4a`,
	}),
	transcript: (recording, world) => ({
		body: transcriptText(
			world.meetings.transcripts.of(recording.instanceId).at(-1)?.snippets ?? [],
			'vtt',
			'absent',
		),
		contentType: 'text/vtt',
		fileName: `${recording.topic}.vtt`,
	}),
};
