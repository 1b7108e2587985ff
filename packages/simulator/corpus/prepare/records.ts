import { deleteRecording, type Simulator } from '../../src/index.ts';
import { type Create, type Prepared, send } from './send.ts';

const siteUrl = 'fernhill.webex.com';
const scopes = ['meeting:group_meeting_read'];

/** What a meeting leaves behind. */
export async function prepareRecords(simulator: Simulator, _create: Create): Promise<Prepared> {
	const { meetings } = simulator.world;
	const owner = simulator.world.people.get(
		simulator.tokens.find(simulator.personalToken)?.personId ?? '',
	);
	const own = meetings.instances.values().filter(({ hostId }) => hostId === owner?.id);
	const held = own.findLast(({ id }) => meetings.polls.of(id).length > 0);
	const running = own.find(({ state }) => state === 'inProgress');
	const [recording, deleted] = own.flatMap(({ id }) => meetings.recordings.of(id));
	if (!owner || !held || !running || !recording || !deleted) {
		throw new Error('The seed has no meeting that runs, or none with recordings');
	}
	deleteRecording(simulator.world, deleted, owner.id);
	const [transcript] = meetings.transcripts.of(held.id);
	const [poll] = meetings.polls.of(held.id);
	const [present] = meetings.participants.of(running.id);
	const called = await send(simulator, 'POST', '/meetingParticipants/callout', {
		meetingId: running.seriesId,
		address: 'sip:depot@fernhill.example',
		displayName: 'Depot',
	});

	const { tokens, serviceApp } = simulator;
	const account = simulator.world.findPersonByEmail(`${serviceApp.name}@webex.bot`);
	const { access_token: ofServiceApp } = tokens.grant(serviceApp, account?.id ?? '', scopes);
	const meeting = { meetingId: held.id };
	const binned = { siteUrl, recordingIds: [deleted.id] };
	return {
		paths: {
			meetingClosedCaptions: meetings.captions.of(held.id)[0]?.id ?? '',
			meetingParticipants: present?.id ?? '',
			meetingPolls: { pollId: poll?.id ?? '', questionId: poll?.questions[0]?.id ?? '' },
			meetingQuestions: meetings.questions.of(held.id)[0]?.id ?? '',
			meetingTranscripts: {
				transcriptId: transcript?.id ?? '',
				snippetId: transcript?.snippets[0]?.id ?? '',
			},
			recordings: recording.id,
		},
		fieldsOf: {
			meetingChats: meeting,
			meetingClosedCaptions: meeting,
			meetingParticipants: meeting,
			'meetingParticipants.admit': { items: [{ participantId: present?.id }] },
			'meetingParticipants.callOut': { meetingId: running.seriesId },
			'meetingParticipants.cancelCallOut': JSON.parse(called.text),
			meetingPolls: meeting,
			meetingQualities: meeting,
			meetingQuestions: meeting,
			meetingReports: { ...meeting, siteUrl },
			meetingSummaries: meeting,
			meetingTranscripts: { ...meeting, siteUrl },
			recordingReports: { recordingId: recording.id, siteUrl },
			recordings: { siteUrl, meetingId: held.id, recordingIds: [recording.id] },
			'recordings.groupList': { siteUrl, personId: owner.id },
			'recordings.purge': binned,
			'recordings.restore': binned,
			'recordings.shareByLink': {
				webShareLink: `https://${siteUrl}/webappng/sites/fernhill/recording/${recording.id}/playback`,
			},
		},
		tokens: { 'recordings.groupList': ofServiceApp },
	};
}
