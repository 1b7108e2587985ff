import { Failure } from '../../failure.ts';
import type { RecordingRecord } from '../../world/meetings/artifacts.ts';
import type { PersonRecord } from '../../world/world.ts';
import type { Call } from '../endpoint.ts';
import { invalid } from './checks.ts';
import { accountFor, actsAsOfficer } from './roles.ts';

const notFound = () => new Failure(404, 'The requested resource could not be found.');

export const isShared = ({ sharedWith }: RecordingRecord, { email }: PersonRecord): boolean =>
	sharedWith.includes(email.toLowerCase());

/** Purged ones are for compliance officers. @throws Failure 404 for what the person must not see. */
export function readableRecording(
	recordingId: string,
	person: PersonRecord,
	call: Call,
): RecordingRecord {
	const recording = call.world.meetings.recordings.get(recordingId);
	if (!recording) throw notFound();
	if (actsAsOfficer(call, 'meeting:recordings_read')) return recording;
	const isOwn = recording.hostId === person.id;
	const isSeen = isOwn || (recording.status === 'available' && isShared(recording, person));
	if (!isSeen || recording.status === 'purged') throw notFound();
	return recording;
}

interface Several {
	readonly recordingIds?: readonly string[] | undefined;
	readonly siteUrl?: string | undefined;
	readonly hostEmail?: string | undefined;
}

/**
 * Recordings of one host, all of them or none.
 * @throws Failure 400 for none or more than 100, 404 when one of them is not there.
 */
export function chosenRecordings(
	{ recordingIds = [], siteUrl, hostEmail }: Several,
	{ all = false, status }: { readonly all?: boolean; readonly status: RecordingRecord['status'] },
	call: Call,
): readonly RecordingRecord[] {
	const host = accountFor(hostEmail, call, 'meeting:admin_recordings_write');
	const own = call.world.meetings.recordings
		.values()
		.filter((each) => each.hostId === host.id && each.status === status)
		.filter((each) => !siteUrl || each.siteUrl === siteUrl);
	if (all) {
		if (recordingIds.length > 0) throw invalid('The recordingIds should be empty.');
		return own;
	}
	if (recordingIds.length === 0) throw invalid('The recordingIds should not be empty.');
	if (recordingIds.length > 100) throw invalid('The maximum size of recordingIds is 100.');
	return [...new Set(recordingIds)].map((recordingId) => {
		const recording = own.find(({ id }) => id === recordingId);
		if (!recording) throw notFound();
		return recording;
	});
}

interface Sharing {
	readonly hostEmail?: string | undefined;
	readonly addEmails?: readonly string[] | undefined;
	readonly removeEmails?: readonly string[] | undefined;
}

/** The recording with other people to see it. @throws Failure 404, or 400 for lists that are too long. */
export function sharedRecording(
	isWanted: (recording: RecordingRecord) => boolean,
	{ hostEmail, addEmails = [], removeEmails = [] }: Sharing,
	call: Call,
): { readonly recording: RecordingRecord; readonly sharedWith: readonly string[] } {
	const host = accountFor(hostEmail, call, 'meeting:admin_recordings_write');
	const recording = call.world.meetings.recordings
		.values()
		.find((each) => each.hostId === host.id && each.status === 'available' && isWanted(each));
	if (!recording) throw notFound();
	for (const [field, emails] of Object.entries({ addEmails, removeEmails })) {
		if (emails.length > 100) throw invalid(`The maximum size of ${field} is 100.`);
		if (!emails.every((email) => /^[^\s@]+@[^\s@]+$/.test(email))) {
			throw invalid(`The ${field} are invalid.`);
		}
	}
	const gone = new Set(removeEmails.map((email) => email.toLowerCase()));
	const added = addEmails.map((email) => email.toLowerCase());
	const sharedWith = [...new Set([...recording.sharedWith, ...added])];
	return { recording, sharedWith: sharedWith.filter((email) => !gone.has(email)) };
}
