import { buildId, type RestClient } from '@webex-nodes/client';
import { deleteRecording, type Simulator } from '../src/index.ts';

type Values = Readonly<Record<string, unknown>>;

/** Values of inputs by operation or resource, and tokens of operations that only another account may call. */
export interface Valued {
	readonly special: Readonly<Record<string, Values>>;
	readonly tokens?: Readonly<Record<string, string>>;
}

/** What the schema does not require, but the operation does. */
export const chosenOfRecords: Readonly<Record<string, readonly string[]>> = {
	'meetingParticipants.callOut': ['meetingId'],
	'recordings.groupGet': ['personId'],
	'recordings.groupList': ['personId'],
	'recordings.purge': ['purgeAll'],
	'recordings.restore': ['restoreAll'],
	'recordings.shareByLink': ['webShareLink'],
};

/** What a meeting leaves behind. */
export async function valuesOfRecords(simulator: Simulator, webex: RestClient): Promise<Valued> {
	const { world, tokens, serviceApp } = simulator;
	const { meetings } = world;
	const owner = tokens.find(simulator.personalToken)?.personId ?? '';
	const own = meetings.instances.values().filter(({ hostId }) => hostId === owner);
	const held = own.findLast(({ id }) => meetings.polls.of(id).length > 0);
	const running = own.find(({ state }) => state === 'inProgress');
	const [recording, deleted] = own.flatMap(({ id }) => meetings.recordings.of(id));
	if (!held || !running || !recording || !deleted) throw new Error('The seed has no such meetings');
	deleteRecording(world, deleted, owner);
	const [transcript] = meetings.transcripts.of(held.id);
	const [poll] = meetings.polls.of(held.id);
	const [present] = meetings.participants.of(running.id);
	const [chat] = meetings.chats.of(held.id);
	const account = world.findPersonByEmail(`${serviceApp.name}@webex.bot`);
	const scopes = ['meeting:group_meeting_read'];
	const { access_token: token } = tokens.grant(serviceApp, account?.id ?? '', scopes);
	const device = { meetingId: running.seriesId, address: 'sip:depot@fernhill.example' };
	const called = await webex.meetingParticipants.callOut({ ...device, displayName: 'Depot' });
	const meeting = { meetingId: held.id };
	const site = { siteUrl: 'fernhill.webex.com' };
	const [seriesId, siteName] = [held.seriesId, 'fernhill.webex.com/fernhill'];
	return {
		special: {
			meetingChats: meeting,
			meetingClosedCaptions: {
				...meeting,
				closedCaptionId: meetings.captions.of(held.id)[0]?.id,
			},
			meetingMessages: { meetingMessageId: buildId('MEETING_MESSAGE', chat?.id ?? '') },
			meetingParticipants: { ...meeting, participantId: present?.id },
			'meetingParticipants.admit': { items: [{ participantId: present?.id }] },
			'meetingParticipants.callOut': device,
			'meetingParticipants.cancelCallOut': { participantId: called.participantId },
			meetingPolls: { ...meeting, pollId: poll?.id, questionId: poll?.questions[0]?.id },
			meetingQualities: meeting,
			meetingQuestions: { ...meeting, questionId: meetings.questions.of(held.id)[0]?.id },
			meetingReports: site,
			meetingSummaries: { ...meeting, summaryId: meetings.summaries.of(held.id)[0]?.id },
			meetingTranscripts: {
				...site,
				transcriptId: transcript?.id,
				snippetId: transcript?.snippets[0]?.id,
			},
			recordingReports: {
				recordingId: recording.id,
				archiveId: `${seriesId}_R_${held.number}`,
			},
			recordings: {
				personId: owner,
				recordingId: recording.id,
				recordingIds: [recording.id],
				purgeAll: true,
				restoreAll: true,
				webShareLink: `https://${siteName}/ldr.php?RCID=${recording.id}`,
			},
		},
		tokens: { 'recordings.groupGet': token, 'recordings.groupList': token },
	};
}
