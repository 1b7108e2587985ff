import { get, post, put } from '../engine/operation.ts';
import type {
	AudioPreferences,
	DelegateEmails,
	MeetingPreferences,
	MeetingSite,
	MeetingSites,
	SchedulingPreferences,
	UpdateAudioPreferences,
	UpdateDefaultSite,
	UpdateSchedulingPreferences,
	UpdateVideoPreferences,
	VideoPreferences,
} from './meeting-preferences.schema.ts';
import type {
	GetMeetingPreferences,
	PersonalMeetingRoom,
	PersonalMeetingRoomIds,
	RefreshPersonalMeetingRoomIds,
	UpdatePersonalMeetingRoom,
} from './personal-meeting-room.schema.ts';

const read = { scope: 'meeting:preferences_read' };
const write = { scope: 'meeting:preferences_write', query: ['siteUrl', 'userEmail'] };
const room = '/meetingPreferences/personalMeetingRoom';
const scheduling = '/meetingPreferences/schedulingOptions';

/** Of the account, or of a person for administrators. Each update replaces all that it is about. @see https://developer.webex.com/docs/api/v1/meeting-preferences */
export const meetingPreferences = {
	audio: get('/meetingPreferences/audio', read).one<GetMeetingPreferences, AudioPreferences>(),
	deleteDelegateEmails: post(`${scheduling}/delegateEmails/delete`, write).none<DelegateEmails>(),
	get: get('/meetingPreferences', read).one<GetMeetingPreferences, MeetingPreferences>(),
	insertDelegateEmails: post(`${scheduling}/delegateEmails/insert`, write).one<
		DelegateEmails,
		{ emails: string[] }
	>(),
	personalMeetingRoom: get(room, read).one<GetMeetingPreferences, PersonalMeetingRoom>(),
	/** For administrators. */
	refreshPersonalMeetingRoomIds: post('/admin/meetingPreferences/personalMeetingRoom/refreshId', {
		scope: 'meeting:admin_preferences_write',
	}).one<RefreshPersonalMeetingRoomIds, PersonalMeetingRoomIds>(),
	schedulingOptions: get(scheduling, read).one<GetMeetingPreferences, SchedulingPreferences>(),
	sites: get('/meetingPreferences/sites', read).one<GetMeetingPreferences, MeetingSites>(),
	updateAudio: put('/meetingPreferences/audio', write).one<
		UpdateAudioPreferences,
		AudioPreferences
	>(),
	updateDefaultSite: put('/meetingPreferences/sites', {
		scope: write.scope,
		query: ['defaultSite', 'userEmail'],
	}).one<UpdateDefaultSite, MeetingSite>(),
	updatePersonalMeetingRoom: put(room, write).one<UpdatePersonalMeetingRoom, PersonalMeetingRoom>(),
	updateSchedulingOptions: put(scheduling, write).one<
		UpdateSchedulingPreferences,
		SchedulingPreferences
	>(),
	updateVideo: put('/meetingPreferences/video', write).one<
		UpdateVideoPreferences,
		VideoPreferences
	>(),
	video: get('/meetingPreferences/video', read).one<GetMeetingPreferences, VideoPreferences>(),
};
