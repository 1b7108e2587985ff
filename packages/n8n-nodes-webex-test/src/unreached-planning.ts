/** Operations that the node Webex Meetings is to have: an entry goes when it has it. */
const meetingsNode = 'The node Webex Meetings does not have it yet; API Request reaches it.';
const rare = 'Rarely needed: API Request reaches it.';
const administration = 'Settings of a site: API Request reaches it.';

const named = (resource: string, reason: string, ...operations: readonly string[]) =>
	Object.fromEntries(operations.map((operation) => [`${resource}.${operation}`, reason]));

/** Planning of meetings, and settings of sites. */
export const unreachedPlanning: Readonly<Record<string, string>> = {
	...named('meetingBreakoutSessions', rare, 'delete', 'list', 'update'),
	...named('meetingConfiguration', administration, 'commonSettings', 'createTrackingCode'),
	...named('meetingConfiguration', administration, 'deleteTrackingCode', 'sessionTypes'),
	...named('meetingConfiguration', administration, 'trackingCode', 'trackingCodes'),
	...named('meetingConfiguration', administration, 'updateCommonSettings', 'updateTrackingCode'),
	...named('meetingConfiguration', administration, 'updateUserSessionTypes', 'userSessionTypes'),
	...named('meetingConfiguration', administration, 'updateUserTrackingCodes', 'userTrackingCodes'),
	...named('meetingControls', meetingsNode, 'get', 'update'),
	...named('meetingInterpreters', rare, 'create', 'delete', 'get', 'list', 'update'),
	...named('meetingInterpreters', rare, 'updateSettings'),
	...named('meetingInvitationSources', rare, 'create', 'list'),
	...named('meetingInvitees', meetingsNode, 'bulkCreate', 'create', 'delete', 'get', 'list'),
	...named('meetingInvitees', meetingsNode, 'update'),
	...named('meetingPreferences', rare, 'audio', 'deleteDelegateEmails', 'get'),
	...named('meetingPreferences', rare, 'insertDelegateEmails', 'personalMeetingRoom'),
	...named('meetingPreferences', rare, 'refreshPersonalMeetingRoomIds', 'schedulingOptions'),
	...named('meetingPreferences', rare, 'updateAudio', 'updateDefaultSite'),
	...named('meetingPreferences', rare, 'updatePersonalMeetingRoom', 'updateSchedulingOptions'),
	...named('meetingPreferences', rare, 'updateVideo', 'video'),
	...named('meetingRegistrants', meetingsNode, 'approve', 'bulkDelete', 'bulkRegister', 'cancel'),
	...named('meetingRegistrants', meetingsNode, 'delete', 'get', 'list', 'query', 'register'),
	...named('meetingRegistrants', meetingsNode, 'reject'),
	...named('meetingRegistration', meetingsNode, 'delete', 'get', 'update'),
	...named('meetings', meetingsNode, 'end', 'join', 'reassignHost'),
	...named('meetings', rare, 'adminGet', 'adminList'),
	...named('meetingSessionTypes', meetingsNode, 'get', 'list'),
	...named('meetingSurveys', rare, 'createLinks', 'get', 'results'),
	...named('meetingTemplates', meetingsNode, 'get', 'list'),
	...named('meetingTrackingCodes', meetingsNode, 'list'),
};
