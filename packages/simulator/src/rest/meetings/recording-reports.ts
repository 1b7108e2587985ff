import type { RecordingAccess, RecordingAccessSummary } from '@webex-nodes/client';
import type { GetRecordingAccess, ListRecordingAccess } from '@webex-nodes/client/schemas';
import type { z } from 'zod';
import { writeMoment } from '../../world/meetings/dates.ts';
import { meetingsSiteName } from '../../xml/site.ts';
import type { Call } from '../endpoint.ts';
import { isWithin, pastRange } from './past.ts';
import { isShared, readableRecording } from './recording-access.ts';
import { accountFor, administers } from './roles.ts';
import { viewerOf } from './viewer.ts';

const adminScope = 'meeting:admin_recordings_read';

/** Own recordings and shared ones, or those of everybody: newest first. */
export function listAccessSummaries(
	query: z.infer<typeof ListRecordingAccess>,
	call: Call,
): RecordingAccessSummary[] {
	const { hostEmail, siteUrl = `${meetingsSiteName}.webex.com`, timezone } = query;
	const { meetings } = call.world;
	const isEverybody = hostEmail === 'all' && administers(call, adminScope);
	const person = accountFor(hostEmail === 'all' ? undefined : hostEmail, call, adminScope);
	const { zone } = viewerOf(person, call, timezone);
	const range = pastRange(query, { zone, now: call.world.now(), days: 90, kept: 365 });
	return meetings.recordings
		.values()
		.filter((each) => each.siteUrl === siteUrl && each.status !== 'purged')
		.filter((each) => isEverybody || each.hostId === person.id || isShared(each, person))
		.filter(({ createTime }) => isWithin(createTime, range))
		.toSorted((one, other) => other.createTime - one.createTime)
		.map((recording) => {
			const accesses = meetings.accesses.of(recording.id);
			const host = call.world.people.get(recording.hostId);
			return {
				recordingId: recording.id,
				topic: recording.topic,
				timeRecorded: writeMoment(recording.timeRecorded, zone),
				siteUrl: recording.siteUrl,
				...(host && { hostEmail: host.email }),
				viewCount: accesses.filter(({ viewed }) => viewed).length,
				downloadCount: accesses.filter(({ downloaded }) => downloaded).length,
			};
		});
}

/** Each time that somebody opened it. */
export function listAccesses(
	{ recordingId, hostEmail, timezone }: z.infer<typeof GetRecordingAccess>,
	call: Call,
): RecordingAccess[] {
	const person = accountFor(hostEmail, call, adminScope);
	const { zone } = viewerOf(person, call, timezone);
	const recording = readableRecording(recordingId, person, call);
	return call.world.meetings.accesses.of(recording.id).map((access) => ({
		recordingId: recording.id,
		topic: recording.topic,
		name: access.displayName,
		email: access.email,
		accessTime: writeMoment(access.at, zone),
		viewed: access.viewed,
		downloaded: access.downloaded,
	}));
}
