import type {
	ListMeetingTranscripts,
	MeetingTranscript,
	RestClient,
	TranscriptSnippet,
} from '@webex-nodes/client';
import { safeFileName } from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';
import { type Item, WithFiles } from '../engine/item.ts';
import { heldIdOf } from './held.ts';
import { siteOf } from './reports.ts';
import { compact, filled } from './values.ts';

const minute = 60_000; // ms
const day = 1440 * minute;

interface Query {
	readonly whose: 'all' | 'own';
	readonly from: string;
	readonly to: string;
	readonly limit?: number | undefined;
	readonly filters: Pick<ListMeetingTranscripts, 'siteUrl'>;
}

/** Transcripts of a period of any length, the newest first. */
export async function listTranscripts(
	webex: RestClient,
	{ whose, from, to, limit, filters: { siteUrl } }: Query,
	timezone: string,
): Promise<readonly MeetingTranscript[]> {
	const period = { from, to, timezone };
	if (whose === 'own') {
		return await webex.meetingTranscripts.list({ ...period, ...filled({ siteUrl }) }, { limit });
	}
	const site = await siteOf(webex, siteUrl);
	return await webex.meetingTranscripts.adminList({ ...period, siteUrl: site }, { limit });
}

/** All of one held meeting: a meeting has one for each of its recordings. */
export async function transcriptsOf(
	webex: RestClient,
	{ meetingKey, hostEmail }: { meetingKey: string; hostEmail: string },
	timezone: string,
): Promise<readonly MeetingTranscript[]> {
	const meetingId = await heldIdOf(webex, meetingKey, { hostEmail });
	const now = webex.serverTime() ?? Date.now();
	// Also for a single meeting Webex lists seven days unless both ends are named.
	return await webex.meetingTranscripts.list({
		meetingId,
		from: new Date(now - 366 * day).toISOString(),
		// Past the moment: the clock of Webex is known to a second, and one may have appeared just now.
		to: new Date(now + minute).toISOString(),
		timezone,
		...filled({ hostEmail }),
	});
}

export interface Wanted {
	readonly of: 'meeting' | 'transcript';
	readonly meetingKey?: string | undefined;
	readonly transcriptId?: string | undefined;
	readonly hostEmail: string;
}

/** @throws {@link WebexInputError} when the meeting has none. */
export async function chosenTranscripts(
	webex: RestClient,
	{ of, meetingKey = '', transcriptId = '', hostEmail }: Wanted,
	zone: string,
): Promise<readonly MeetingTranscript[]> {
	if (of === 'transcript') return [{ id: transcriptId.trim() }];
	const found = await transcriptsOf(webex, { meetingKey, hostEmail }, zone);
	if (found.length > 0) return found;
	throw new WebexInputError(
		'Meeting',
		'has no transcript: it appears some time after the end, and only when it was recorded with one or the assistant was on',
	);
}

const factsOf = ({ id, meetingId, meetingTopic }: MeetingTranscript) =>
	compact({ transcriptId: id, meetingId, topic: meetingTopic });

export async function textOf(webex: RestClient, transcript: MeetingTranscript, hostEmail: string) {
	const text = await webex.meetingTranscripts.download({
		transcriptId: transcript.id,
		format: 'txt',
		...filled({ hostEmail }),
	});
	return { ...factsOf(transcript), text };
}

/** What one person said after the other: an item for each. */
export async function turnsOf(webex: RestClient, transcript: MeetingTranscript) {
	const snippets = await webex.meetingTranscripts.snippets({ transcriptId: transcript.id });
	return joinTurns(snippets).map((turn) => ({ ...factsOf(transcript), ...turn }));
}

interface Turn {
	readonly name?: string | undefined;
	readonly email?: string | undefined;
	/** Seconds from the beginning of the transcript. */
	readonly startSeconds: number;
	readonly endSeconds: number;
	readonly text: string;
}

/** Snippets of the same person that follow each other are one turn. */
function joinTurns(snippets: readonly TranscriptSnippet[]): Turn[] {
	const turns: Turn[] = [];
	for (const { personName: name, personEmail: email, text = '', ...times } of snippets) {
		const start = times.offsetMillisecond ?? 0;
		const turn = {
			...compact({ name, email }),
			startSeconds: start / 1000,
			endSeconds: (start + (times.durationMillisecond ?? 0)) / 1000,
			text,
		};
		const last = turns.at(-1);
		const isSame = last && last.name === name && last.email === email && (name ?? email);
		if (last && isSame) {
			const { endSeconds } = turn;
			turns[turns.length - 1] = { ...last, endSeconds, text: `${last.text} ${text}` };
		} else turns.push(turn);
	}
	return turns;
}

/** In n8n's storage, as subtitles. */
export async function vttOf(
	webex: RestClient,
	transcript: MeetingTranscript,
	{ hostEmail, field }: { readonly hostEmail: string; readonly field: string },
	item: Item,
): Promise<WithFiles> {
	const { id: transcriptId, meetingTopic = 'Transcript' } = transcript;
	const text = await webex.meetingTranscripts.download({
		transcriptId,
		format: 'vtt',
		...filled({ hostEmail }),
	});
	const bytes = new TextEncoder().encode(text);
	const file = { fileName: safeFileName(`${meetingTopic}.vtt`), contentType: 'text/vtt' };
	const stored = await item.storeFile({ ...file, size: bytes.length, stream: pieces(bytes) });
	const json = { ...factsOf(transcript), ...file, size: bytes.length };
	return new WithFiles(json, { [field]: stored });
}

async function* pieces(bytes: Uint8Array) {
	yield bytes;
}
