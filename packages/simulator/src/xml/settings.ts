import type { xml } from '@webex-nodes/client/xml';
import type { MeetingRecord } from '../world/meetings/series.ts';
import type { SessionRecord, StoredOf } from './site.ts';

type Sent = SessionRecord['sent'];

const wantedIn = (sent: Sent = {}) => {
	const { accessControl, schedule } = sent as StoredOf<typeof xml.meetings.create>;
	return { isPublic: accessControl?.isPublic, openTime: schedule?.openTime };
};

/** Settings of the world that this change brings; what was sent earlier may have been changed by REST since then. */
export function settingsIn(sent: Sent, before: MeetingRecord | undefined): object {
	const { isPublic, openTime } = wantedIn(sent);
	const known = wantedIn(before?.xml?.sent);
	return {
		...(isPublic !== known.isPublic && { publicMeeting: isPublic }),
		...(openTime !== undefined &&
			openTime !== known.openTime && {
				enabledJoinBeforeHost: openTime > 0,
				joinBeforeHostMinutes: Math.round(openTime / 60),
			}),
	};
}

/** The same settings in the words of the XML API. */
export function settingsOf({ fields: { settings } }: MeetingRecord) {
	const minutes = settings['joinBeforeHostMinutes'];
	return {
		isPublic: settings['publicMeeting'] === true,
		...(typeof minutes === 'number' && { openTime: minutes * 60 }),
	};
}
