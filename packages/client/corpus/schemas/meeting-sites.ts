import { z } from 'zod';
import * as S from '../../src/schemas.ts';
import { itemsOf, type Schemas } from './schemas.ts';

const configuration: Schemas = {
	commonSettings: { input: S.GetSiteConfiguration, output: S.MeetingCommonSettings },
	createTrackingCode: { input: S.CreateSiteTrackingCode, output: S.SiteTrackingCode },
	deleteTrackingCode: { input: S.DeleteSiteTrackingCode, output: z.undefined() },
	sessionTypes: { input: S.GetSiteConfiguration, output: itemsOf(S.SiteSessionType) },
	trackingCode: { input: S.GetSiteTrackingCode, output: S.SiteTrackingCode },
	trackingCodes: { input: S.GetSiteConfiguration, output: itemsOf(S.SiteTrackingCode) },
	updateCommonSettings: { input: S.UpdateMeetingCommonSettings, output: S.MeetingCommonSettings },
	updateTrackingCode: { input: S.UpdateSiteTrackingCode, output: S.SiteTrackingCode },
	updateUserSessionTypes: { input: S.UpdateUserSessionTypes, output: S.UserSessionTypes },
	updateUserTrackingCodes: { input: S.UpdateUserTrackingCodes, output: S.UserTrackingCodes },
	userSessionTypes: { input: S.GetUserConfiguration, output: itemsOf(S.UserSessionTypes) },
	userTrackingCodes: { input: S.GetUserConfiguration, output: S.UserTrackingCodes },
};

const preferences: Schemas = {
	audio: { input: S.GetMeetingPreferences, output: S.AudioPreferences },
	deleteDelegateEmails: { input: S.DelegateEmails, output: z.undefined() },
	get: { input: S.GetMeetingPreferences, output: S.MeetingPreferences },
	insertDelegateEmails: {
		input: S.DelegateEmails,
		output: z.object({ emails: z.array(z.string()) }),
	},
	personalMeetingRoom: { input: S.GetMeetingPreferences, output: S.PersonalMeetingRoom },
	refreshPersonalMeetingRoomIds: {
		input: S.RefreshPersonalMeetingRoomIds,
		output: S.PersonalMeetingRoomIds,
	},
	schedulingOptions: { input: S.GetMeetingPreferences, output: S.SchedulingPreferences },
	sites: { input: S.GetMeetingPreferences, output: S.MeetingSites },
	updateAudio: { input: S.UpdateAudioPreferences, output: S.AudioPreferences },
	updateDefaultSite: { input: S.UpdateDefaultSite, output: S.MeetingSite },
	updatePersonalMeetingRoom: { input: S.UpdatePersonalMeetingRoom, output: S.PersonalMeetingRoom },
	updateSchedulingOptions: {
		input: S.UpdateSchedulingPreferences,
		output: S.SchedulingPreferences,
	},
	updateVideo: { input: S.UpdateVideoPreferences, output: S.VideoPreferences },
	video: { input: S.GetMeetingPreferences, output: S.VideoPreferences },
};

const named = (resource: string, schemas: Schemas): Schemas =>
	Object.fromEntries(
		Object.entries(schemas).map(([name, value]) => [`${resource}.${name}`, value]),
	);

/** Sites and preferences. */
export const meetingSites: Schemas = {
	...named('meetingConfiguration', configuration),
	...named('meetingPreferences', preferences),
};
