import type { Recording, RestClient } from '@webex-nodes/client';
import { ignoring } from '@webex-nodes/http';

const site = 'fernhill.webex.com';
const colleague = 'jonas.lindqvist@fernhill.example';
const hour = 3600_000; // ms

/** What a meeting leaves behind. */
export async function tourRecords(webex: RestClient): Promise<void> {
	const now = webex.serverTime() ?? 0;
	const from = new Date(now - 7 * 24 * hour).toISOString();
	// A recording is replayed years later: without an end, the period would reach to the present.
	const to = new Date(now).toISOString();
	const held = await webex.meetings.list({ meetingType: 'meeting', state: 'ended', from });
	const [own] = held.filter(({ hasChat }) => hasChat ?? true);
	const meetingId = own?.id ?? '';
	await tourParticipants(webex, meetingId);
	await tourRecordings(webex);
	await tourWords(webex, meetingId);
	await tourPolls(webex, meetingId);
	await webex.meetingReports.usage({ siteUrl: site, from, to }, { limit: 5 });
	await webex.meetingReports.attendees({ siteUrl: site, meetingId, from, to }, { limit: 5 });
	await webex.meetingQualities.list({ meetingId }, { limit: 5 });
	await tourChats(webex, meetingId);
}

async function tourParticipants(webex: RestClient, meetingId: string): Promise<void> {
	await webex.meetingParticipants.list({ meetingId, timezone: 'Europe/Berlin' }, { limit: 5 });
	await webex.meetingParticipants.query({ meetingId, emails: [colleague] });
	const [running] = await webex.meetings.list({ meetingType: 'meeting', state: 'inProgress' });
	const present = await webex.meetingParticipants.list({ meetingId: running?.id ?? '' });
	const participantId = present.at(-1)?.id ?? '';
	await webex.meetingParticipants.get({ participantId });
	await webex.meetingParticipants.update({ participantId, muted: true });
	await webex.meetingParticipants.admit({ items: [{ participantId }] });
	const called = await webex.meetingParticipants.callOut({
		meetingId: running?.meetingSeriesId ?? '',
		address: 'sip:depot@fernhill.example',
		displayName: 'Depot',
	});
	await webex.meetingParticipants.cancelCallOut({ participantId: called.participantId });
}

async function tourRecordings(webex: RestClient): Promise<void> {
	const [newest, ...others] = await webex.recordings.list({ topic: 'i' }, { limit: 3 });
	const recordingId = newest?.id ?? '';
	const { playbackUrl = '' } = await webex.recordings.get({ recordingId });
	await webex.recordings.share({ recordingId, addEmails: [colleague], sendEmail: false });
	await webex.recordings.shareByLink({ webShareLink: playbackUrl, removeEmails: [colleague] });
	await webex.recordings.adminList({ siteUrl: site }, { limit: 5 });
	await webex.recordingReports.accessSummary({ siteUrl: site }, { limit: 5 });
	await webex.recordingReports.accessDetail({ recordingId });
	const [archive] = await webex.recordingReports.archives({ siteUrl: site }, { limit: 5 });
	await webex.recordingReports.archive({ archiveId: archive?.archiveId ?? '' });

	// Only a service app that a group is assigned to reads these.
	const ofGroup = { hostEmail: colleague, recordingId };
	await webex.recordings.groupGet(ofGroup).catch(ignoring(403));
	const lists = webex.recordings.groupList({ hostEmail: colleague });
	await Promise.resolve(lists).catch(ignoring(403));

	const idOf = (recording: Recording | undefined) => recording?.id ?? recordingId;
	await webex.recordings.softDelete({ recordingIds: [recordingId], siteUrl: site });
	await webex.recordings.restore({ recordingIds: [recordingId], siteUrl: site });
	await webex.recordings.softDelete({ recordingIds: [recordingId] });
	await webex.recordings.purge({ purgeAll: true });
	await webex.recordings.delete({ recordingId: idOf(others[0]), reason: 'audit' });
	await webex.recordings.adminDelete({ recordingId: idOf(others[1]) });
}

async function tourWords(webex: RestClient, meetingId: string): Promise<void> {
	await webex.meetingTranscripts.list({ meetingId }, { limit: 5 });
	const [transcript] = await webex.meetingTranscripts.list({}, { limit: 5 });
	await webex.meetingTranscripts.adminList({ siteUrl: site }, { limit: 5 });
	const named = { transcriptId: transcript?.id ?? '' };
	await webex.meetingTranscripts.download({ ...named, format: 'txt' });
	const [snippet] = await webex.meetingTranscripts.snippets(named, { limit: 5 });
	const one = { ...named, snippetId: snippet?.id ?? '' };
	await webex.meetingTranscripts.getSnippet(one);
	await webex.meetingTranscripts.updateSnippet({ ...one, text: 'Hello everybody!' });
	await webex.meetingTranscripts.delete({ ...named, reason: 'audit', comment: 'A tour' });

	const [summary] = await webex.meetingSummaries.list({ meetingId });
	await webex.meetingSummaries.adminList({ meetingId });
	await webex.meetingSummaries.delete({ summaryId: summary?.id ?? '' });

	const [captions] = await webex.meetingClosedCaptions.list({ meetingId });
	const given = { meetingId, closedCaptionId: captions?.id ?? '' };
	await webex.meetingClosedCaptions.snippets(given);
	await webex.meetingClosedCaptions.download({ ...given, format: 'vtt' });
}

async function tourPolls(webex: RestClient, meetingId: string): Promise<void> {
	const [poll] = await webex.meetingPolls.list({ meetingId });
	await webex.meetingPolls.results({ meetingId }, { limit: 5 });
	const questionId = poll?.questions?.[0]?.id ?? '';
	await webex.meetingPolls.respondents({ meetingId, pollId: poll?.id ?? '', questionId });
	const [question] = await webex.meetingQuestions.list({ meetingId }, { limit: 5 });
	await webex.meetingQuestions.answers({ meetingId, questionId: question?.id ?? '' });
}

async function tourChats(webex: RestClient, meetingId: string): Promise<void> {
	await webex.meetingChats.list({ meetingId }, { limit: 5 });
	const [message] = await webex.events.list({ resource: 'meetingMessages' }, { limit: 1 });
	const { id } = { id: 'unknown', ...message?.data };
	await webex.meetingMessages.delete({ meetingMessageId: String(id) });
	await webex.meetingChats.delete({ meetingId });
}
