import { get } from '../engine/operation.ts';
import type { MeetingSites } from './meeting-preferences.schema.ts';

/** @see https://developer.webex.com/docs/api/v1/meeting-preferences */
export const meetingPreferences = {
	sites: get('/meetingPreferences/sites', { scope: 'meeting:preferences_read' }).one<
		Record<never, never>,
		MeetingSites
	>(),
};
