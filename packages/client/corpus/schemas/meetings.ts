import { z } from 'zod';
import * as S from '../../src/schemas.ts';
import { itemsOf, type Schemas } from './schemas.ts';

const nothing = z.undefined();

/** Planning of meetings. */
export const meetings: Schemas = {
	'meetingBreakoutSessions.delete': { input: S.DeleteMeetingBreakoutSessions, output: nothing },
	'meetingBreakoutSessions.list': {
		input: S.ListMeetingBreakoutSessions,
		output: itemsOf(S.MeetingBreakoutSession),
	},
	'meetingBreakoutSessions.update': {
		input: S.UpdateMeetingBreakoutSessions,
		output: itemsOf(S.MeetingBreakoutSession),
	},
	'meetingControls.get': { input: S.GetMeetingControl, output: S.MeetingControl },
	'meetingControls.update': { input: S.UpdateMeetingControl, output: S.MeetingControl },
	'meetingInterpreters.create': { input: S.CreateMeetingInterpreter, output: S.MeetingInterpreter },
	'meetingInterpreters.delete': { input: S.DeleteMeetingInterpreter, output: nothing },
	'meetingInterpreters.get': { input: S.GetMeetingInterpreter, output: S.MeetingInterpreter },
	'meetingInterpreters.list': {
		input: S.ListMeetingInterpreters,
		output: itemsOf(S.MeetingInterpreter),
	},
	'meetingInterpreters.update': { input: S.UpdateMeetingInterpreter, output: S.MeetingInterpreter },
	'meetingInterpreters.updateSettings': { input: S.UpdateInterpretation, output: S.Interpretation },
	'meetingInvitationSources.create': {
		input: S.CreateMeetingInvitationSources,
		output: itemsOf(S.MeetingInvitationSource),
	},
	'meetingInvitationSources.list': {
		input: S.ListMeetingInvitationSources,
		output: itemsOf(S.MeetingInvitationSource),
	},
	'meetingInvitees.bulkCreate': {
		input: S.BulkCreateMeetingInvitees,
		output: itemsOf(S.MeetingInvitee),
	},
	'meetingInvitees.create': { input: S.CreateMeetingInvitee, output: S.MeetingInvitee },
	'meetingInvitees.delete': { input: S.DeleteMeetingInvitee, output: nothing },
	'meetingInvitees.get': { input: S.GetMeetingInvitee, output: S.MeetingInvitee },
	'meetingInvitees.list': { input: S.ListMeetingInvitees, output: itemsOf(S.MeetingInvitee) },
	'meetingInvitees.update': { input: S.UpdateMeetingInvitee, output: S.MeetingInvitee },
	'meetingRegistrants.approve': { input: S.DecideMeetingRegistrants, output: nothing },
	'meetingRegistrants.bulkDelete': { input: S.DecideMeetingRegistrants, output: nothing },
	'meetingRegistrants.bulkRegister': {
		input: S.BulkRegisterMeetingRegistrants,
		output: itemsOf(S.MeetingRegistrant),
	},
	'meetingRegistrants.cancel': { input: S.DecideMeetingRegistrants, output: nothing },
	'meetingRegistrants.delete': { input: S.MeetingRegistrantId, output: nothing },
	'meetingRegistrants.get': { input: S.MeetingRegistrantId, output: S.MeetingRegistrant },
	'meetingRegistrants.list': {
		input: S.ListMeetingRegistrants,
		output: itemsOf(S.MeetingRegistrant),
	},
	'meetingRegistrants.query': {
		input: S.QueryMeetingRegistrants,
		output: itemsOf(S.MeetingRegistrant),
	},
	'meetingRegistrants.register': {
		input: S.RegisterMeetingRegistrant,
		output: S.MeetingRegistrant,
	},
	'meetingRegistrants.reject': { input: S.DecideMeetingRegistrants, output: nothing },
	'meetingRegistration.delete': { input: S.DeleteMeetingRegistration, output: nothing },
	'meetingRegistration.get': { input: S.GetMeetingRegistration, output: S.MeetingRegistration },
	'meetingRegistration.update': {
		input: S.UpdateMeetingRegistration,
		output: S.MeetingRegistration,
	},
	'meetings.adminGet': { input: S.AdminGetMeeting, output: S.Meeting },
	'meetings.adminList': { input: S.AdminListMeetings, output: itemsOf(S.Meeting) },
	'meetings.create': { input: S.CreateMeeting, output: S.Meeting },
	'meetings.delete': { input: S.DeleteMeeting, output: nothing },
	'meetings.end': { input: S.EndMeeting, output: nothing },
	'meetings.get': { input: S.GetMeeting, output: S.Meeting },
	'meetings.join': { input: S.JoinMeeting, output: S.JoinLinks },
	'meetings.list': { input: S.ListMeetings, output: itemsOf(S.Meeting) },
	'meetings.patch': { input: S.PatchMeeting, output: S.Meeting },
	'meetings.reassignHost': { input: S.ReassignMeetingHost, output: S.ReassignmentResults },
	'meetings.update': { input: S.UpdateMeeting, output: S.Meeting },
	'meetingSessionTypes.get': { input: S.GetMeetingSessionType, output: S.MeetingSessionType },
	'meetingSessionTypes.list': {
		input: S.ListMeetingSessionTypes,
		output: itemsOf(S.MeetingSessionType),
	},
	'meetingSurveys.createLinks': {
		input: S.CreateMeetingSurveyLinks,
		output: itemsOf(S.MeetingSurveyLink),
	},
	'meetingSurveys.get': { input: S.GetMeetingSurvey, output: S.MeetingSurvey },
	'meetingSurveys.results': {
		input: S.ListMeetingSurveyResults,
		output: itemsOf(S.MeetingSurveyResult),
	},
	'meetingTemplates.get': { input: S.GetMeetingTemplate, output: S.MeetingTemplateDetails },
	'meetingTemplates.list': { input: S.ListMeetingTemplates, output: itemsOf(S.MeetingTemplate) },
	'meetingTrackingCodes.list': {
		input: S.ListMeetingTrackingCodes,
		output: itemsOf(S.MeetingTrackingCode),
	},
};
