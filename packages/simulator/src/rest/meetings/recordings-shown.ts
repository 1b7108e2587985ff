import type { Recording } from '@webex-nodes/client';
import type { RecordingRecord } from '../../world/meetings/artifacts.ts';
import type { PersonRecord } from '../../world/world.ts';
import type { Call } from '../endpoint.ts';
import { directLinks } from './download-links.ts';
import { recordingView } from './recording-view.ts';
import { actsAsOfficer } from './roles.ts';
import { clientOf } from './viewer.ts';

export const ownScope = 'meeting:recordings_read';

/** In a list, for somebody who sees it: the host, or one of the people with whom it is shared. */
export function shownRecording(
	recording: RecordingRecord,
	person: PersonRecord,
	zone: string,
	call: Call,
): Recording {
	const { shareToMe: _shareToMe, ...shown } = base(recording, zone, call);
	return {
		...shown,
		...(!actsAsOfficer(call, ownScope) && { shareToMe: recording.hostId !== person.id }),
	};
}

/** To administrators: with the host, and without what opens it. */
export function shownToAdministrator(
	recording: RecordingRecord,
	zone: string,
	call: Call,
): Recording {
	const { password: _password, shareToMe: _shareToMe, ...shown } = base(recording, zone, call);
	const host = call.world.people.get(recording.hostId);
	return {
		...shown,
		...(host && { hostDisplayName: host.displayName, hostEmail: host.email }),
	};
}

/** The one recording that was asked for, with the addresses of its files. */
export function shownWithLinks(
	recording: RecordingRecord,
	person: PersonRecord,
	zone: string,
	call: Call,
): Recording {
	const shown = shownRecording(recording, person, zone, call);
	const isOpen = recording.status === 'available' && !call.switches.preventDownloading;
	const mayDownload = isOpen || actsAsOfficer(call, ownScope);
	return {
		...shown,
		...(mayDownload && {
			temporaryDirectDownloadLinks: directLinks(recording, { zone, personId: person.id }, call),
		}),
	};
}

function base(recording: RecordingRecord, zone: string, call: Call) {
	const { downloadUrl, integrationTags: _tags, ...shown } = recordingView(recording, zone);
	const tags = tagsOf(recording, call);
	return {
		...shown,
		...(!call.switches.preventDownloading && { downloadUrl }),
		...(tags.length > 0 && { integrationTags: tags }),
	};
}

/** Those that this client has given to the meeting: no other client sees them. */
export const tagsOf = ({ seriesId }: RecordingRecord, call: Call): string[] => [
	...(call.world.meetings.series.get(seriesId)?.integrationTags[clientOf(call)] ?? []),
];
