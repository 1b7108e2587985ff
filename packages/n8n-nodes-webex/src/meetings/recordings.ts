import type { ListRecordings, Recording, RestClient } from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';
import { type Item, WithFiles } from '../engine/item.ts';
import { meetingIdOf } from './find.ts';
import { filled, inBatches } from './values.ts';

/** Recordings of one request that deletes or restores. */
const maxRecordings = 100;

const links = {
	video: 'recordingDownloadLink',
	audio: 'audioDownloadLink',
	transcript: 'transcriptDownloadLink',
} as const;

export type RecordingFile = keyof typeof links;

interface Query {
	readonly whose: 'all' | 'own';
	readonly from: string;
	readonly to: string;
	readonly limit?: number | undefined;
	readonly hostEmail: string;
	readonly filters: Pick<ListRecordings, 'format' | 'integrationTag' | 'status' | 'siteUrl'> & {
		readonly meetingKey?: string;
		readonly name?: string;
	};
}

/** Recordings of a period of any length, the newest first. */
export async function listRecordings(
	webex: RestClient,
	{ whose, from, to, limit, hostEmail, filters }: Query,
	timezone: string,
): Promise<readonly Recording[]> {
	const { meetingKey, name: topic, ...others } = filters;
	const meetingId = meetingKey && (await meetingIdOf(webex, meetingKey, { hostEmail }));
	const query = { from, to, timezone, ...others, ...filled({ meetingId, topic }) };
	return whose === 'all'
		? await webex.recordings.adminList(query, { limit })
		: await webex.recordings.list({ ...query, ...filled({ hostEmail }) }, { limit });
}

/** Streams one of its files into n8n's storage. Only the recording itself names addresses that lead to files. */
export async function downloadRecording(
	webex: RestClient,
	{ recordingId, hostEmail, file }: { recordingId: string; hostEmail: string; file: RecordingFile },
	field: string,
	item: Item,
): Promise<WithFiles> {
	const recording = await webex.recordings.get({ recordingId, ...filled({ hostEmail }) });
	const content = await webex.downloads.open(addressOf(recording, file));
	const { fileName, contentType, size } = content;
	const stored = await item.storeFile(content);
	const { meetingId, topic } = recording;
	const json = { recordingId, ...filled({ meetingId, name: topic }), fileName, contentType };
	return new WithFiles({ ...json, ...(size !== undefined && { size }) }, { [field]: stored });
}

/** @throws {@link WebexInputError} that says why there is no address. */
function addressOf(
	{ status, temporaryDirectDownloadLinks }: Recording,
	file: RecordingFile,
): string {
	const address = temporaryDirectDownloadLinks?.[links[file]];
	if (address) return address;
	if (status === 'deleted') {
		throw new WebexInputError('Recording', 'is in the recycle bin: restore it first');
	}
	if (!temporaryDirectDownloadLinks) {
		throw new WebexInputError(
			'Recording',
			'has no download links: the host or the site has switched on "Prevent downloading", or the account may only watch it',
		);
	}
	throw new WebexInputError(
		'File',
		file === 'transcript'
			? 'is not there: the recording has no transcript, or not yet'
			: `is not there: the recording has no ${file} file`,
	);
}

interface Chosen {
	readonly recordingIds: readonly string[];
	readonly hostEmail: string;
	readonly siteUrl?: string | undefined;
}

/** Moves recordings into the recycle bin, or out of it. */
export async function moveRecordings(
	webex: RestClient,
	call: 'restore' | 'softDelete',
	{ recordingIds, hostEmail, siteUrl }: Chosen,
): Promise<void> {
	for (const batch of inBatches(recordingIds, maxRecordings)) {
		await webex.recordings[call]({ recordingIds: batch, ...filled({ hostEmail, siteUrl }) });
	}
}
