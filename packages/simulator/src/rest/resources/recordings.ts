import type { rest } from '@webex-nodes/client';
import {
	DeleteRecording,
	GetGroupRecording,
	GetRecording,
	ListAllRecordings,
	ListGroupRecordings,
	ListRecordings,
	PurgeRecordings,
	RestoreRecordings,
	ShareRecording,
	ShareRecordingByLink,
	SoftDeleteRecordings,
} from '@webex-nodes/client/schemas';
import { z } from 'zod';
import { Failure, missingScope } from '../../failure.ts';
import type { RecordingRecord } from '../../world/meetings/artifacts.ts';
import {
	changeRecording,
	deleteRecording,
	purgeRecording,
	restoreRecording,
} from '../../world/meetings/recordings.ts';
import type { Call, Endpoints } from '../endpoint.ts';
import { groupHost } from '../meetings/group.ts';
import { checkReason } from '../meetings/reasons.ts';
import {
	chosenRecordings,
	readableRecording,
	sharedRecording,
} from '../meetings/recording-access.ts';
import { recordingView } from '../meetings/recording-view.ts';
import {
	listAllRecordings,
	listGroupRecordings,
	listRecordings,
} from '../meetings/recordings-list.ts';
import { shownWithLinks } from '../meetings/recordings-shown.ts';
import { accountFor, actsAsOfficer, requireAdministrator } from '../meetings/roles.ts';
import { viewerOf } from '../meetings/viewer.ts';

const notFound = () => new Failure(404, 'The requested resource could not be found.');
const pageSize = () => ({ usual: 10, largest: 100 });

/** The addresses that play it: the one that the API names, and the one in the address bar. */
function linksTo(recording: RecordingRecord): readonly string[] {
	const { id, siteUrl } = recording;
	const page = `https://${siteUrl}/webappng/sites/${siteUrl.split('.')[0]}/recording/${id}/playback`;
	return [recordingView(recording).playbackUrl, page];
}

/** Not through the recycle bin; compliance officers still see it. */
function deleteForGood(recordingId: string, { world, caller }: Call): undefined {
	const recording = world.meetings.recordings.get(recordingId);
	if (!recording || recording.status === 'purged') throw notFound();
	deleteRecording(world, recording, caller.id);
	purgeRecording(world, world.meetings.recordings.get(recordingId) ?? recording);
}

export const recordings: Endpoints<typeof rest.recordings> = {
	adminDelete: {
		input: z.strictObject({ recordingId: z.string() }),
		handle: ({ recordingId }, call) => {
			requireAdministrator(call, 'meeting:admin_recordings_write');
			return deleteForGood(recordingId, call);
		},
	},
	adminList: { input: ListAllRecordings, pageSize, handle: listAllRecordings },
	delete: {
		input: DeleteRecording,
		handle: ({ recordingId, hostEmail, ...given }, call) => {
			const person = accountFor(hostEmail, call, 'meeting:admin_recordings_write');
			const recording = readableRecording(recordingId, person, call);
			const isOwn = recording.hostId === person.id;
			if (!isOwn && !actsAsOfficer(call, 'meeting:recordings_write')) {
				throw new Failure(403, missingScope);
			}
			if (!isOwn) checkReason(given);
			return deleteForGood(recordingId, call);
		},
	},
	get: {
		input: GetRecording,
		handle: ({ recordingId, hostEmail, siteUrl, timezone }, call) => {
			const person = accountFor(hostEmail, call, 'meeting:admin_recordings_read');
			const { zone } = viewerOf(person, call, timezone);
			const recording = readableRecording(recordingId, person, call);
			if (siteUrl && recording.siteUrl !== siteUrl) throw notFound();
			return shownWithLinks(recording, person, zone, call);
		},
	},
	groupGet: {
		input: GetGroupRecording,
		handle: ({ recordingId, timezone, ...member }, call) => {
			const host = groupHost(member, call);
			const { zone } = viewerOf(host, call, timezone);
			const recording = call.world.meetings.recordings.get(recordingId);
			const isSeen = recording?.hostId === host.id && recording.status === 'available';
			if (!recording || !isSeen) throw notFound();
			return shownWithLinks(recording, host, zone, call);
		},
	},
	groupList: { input: ListGroupRecordings, pageSize, handle: listGroupRecordings },
	list: { input: ListRecordings, pageSize, handle: listRecordings },
	purge: {
		input: PurgeRecordings,
		handle: ({ purgeAll, ...given }, call): undefined => {
			const chosen = chosenRecordings(given, { all: purgeAll ?? false, status: 'deleted' }, call);
			for (const recording of chosen) purgeRecording(call.world, recording);
		},
	},
	restore: {
		input: RestoreRecordings,
		handle: ({ restoreAll, ...given }, call): undefined => {
			const facts = { all: restoreAll ?? false, status: 'deleted' } as const;
			for (const recording of chosenRecordings(given, facts, call)) {
				restoreRecording(call.world, recording, call.caller.id);
			}
		},
	},
	share: {
		input: ShareRecording,
		handle: ({ recordingId, ...sharing }, call): undefined => {
			const { recording, sharedWith } = sharedRecording(
				({ id }) => id === recordingId,
				sharing,
				call,
			);
			changeRecording(call.world, recording, { sharedWith }, call.caller.id);
		},
	},
	shareByLink: {
		input: ShareRecordingByLink,
		handle: ({ webShareLink, ...sharing }, call): undefined => {
			const { recording, sharedWith } = sharedRecording(
				(each) => linksTo(each).includes(webShareLink ?? ''),
				sharing,
				call,
			);
			changeRecording(call.world, recording, { sharedWith }, call.caller.id);
		},
	},
	softDelete: {
		input: SoftDeleteRecordings,
		handle: (given, call): undefined => {
			for (const recording of chosenRecordings(given, { status: 'available' }, call)) {
				deleteRecording(call.world, recording, call.caller.id);
			}
		},
	},
};
