import type { MeetingSites } from './meeting-preferences.schema.ts';
import { get } from './operation.ts';

/** @see https://developer.webex.com/docs/api/v1/meeting-preferences */
export const meetingPreferences = {
	sites: get('/meetingPreferences/sites', { scope: 'meeting:preferences_read' }).one<
		Record<never, never>,
		MeetingSites
	>(),
};
