import { del, get, patch, post, put } from '../engine/operation.ts';
import type {
	MeetingCommonSettings,
	UpdateMeetingCommonSettings,
} from './meeting-common-settings.schema.ts';
import type {
	SiteSessionType,
	UpdateUserSessionTypes,
	UserSessionTypes,
} from './site-session-types.schema.ts';
import type {
	CreateSiteTrackingCode,
	DeleteSiteTrackingCode,
	GetSiteConfiguration,
	GetSiteTrackingCode,
	GetUserConfiguration,
	SiteTrackingCode,
	UpdateSiteTrackingCode,
	UpdateUserTrackingCodes,
	UserTrackingCodes,
} from './site-tracking-codes.schema.ts';

const read = { scope: 'meeting:admin_config_read' };
const write = { scope: 'meeting:admin_config_write' };
const settings = '/admin/meeting/config/commonSettings';
const trackingCodes = '/admin/meeting/config/trackingCodes';
const trackingCode = `${trackingCodes}/{trackingCodeId}` as const;
const codesOfUser = '/admin/meeting/userconfig/trackingCodes';
const typesOfUser = '/admin/meeting/userconfig/sessionTypes';

/** A site and its users, for administrators. @see https://developer.webex.com/docs/api/v1/site */
export const meetingConfiguration = {
	commonSettings: get(settings, read).one<GetSiteConfiguration, MeetingCommonSettings>(),
	createTrackingCode: post(trackingCodes, write).one<CreateSiteTrackingCode, SiteTrackingCode>(),
	deleteTrackingCode: del(trackingCode, write).none<DeleteSiteTrackingCode>(),
	sessionTypes: get('/admin/meeting/config/sessionTypes', read).many<
		GetSiteConfiguration,
		SiteSessionType
	>({}),
	trackingCode: get(trackingCode, read).one<GetSiteTrackingCode, SiteTrackingCode>(),
	trackingCodes: get(trackingCodes, read).many<GetSiteConfiguration, SiteTrackingCode>({}),
	updateCommonSettings: patch(settings, write).one<
		UpdateMeetingCommonSettings,
		MeetingCommonSettings
	>(),
	updateTrackingCode: put(trackingCode, write).one<UpdateSiteTrackingCode, SiteTrackingCode>(),
	updateUserSessionTypes: put(typesOfUser, write).one<UpdateUserSessionTypes, UserSessionTypes>(),
	updateUserTrackingCodes: put(codesOfUser, write).one<
		UpdateUserTrackingCodes,
		UserTrackingCodes
	>(),
	userSessionTypes: get(typesOfUser, { ...read, headers: ['email'] }).many<
		GetUserConfiguration,
		UserSessionTypes
	>({}),
	userTrackingCodes: get(codesOfUser, { ...read, headers: ['email'] }).one<
		GetUserConfiguration,
		UserTrackingCodes
	>(),
};
