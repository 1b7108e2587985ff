import { events } from './administration/events.ts';
import { licenses, organizations, roles } from './administration/organizations.ts';
import { people } from './administration/people.ts';
import { meetingBreakoutSessions } from './meetings/meeting-breakout-sessions.ts';
import { meetingChats } from './meetings/meeting-chats.ts';
import { meetingClosedCaptions } from './meetings/meeting-closed-captions.ts';
import { meetingConfiguration } from './meetings/meeting-configuration.ts';
import { meetingControls } from './meetings/meeting-controls.ts';
import { meetingInterpreters } from './meetings/meeting-interpreters.ts';
import { meetingInvitationSources } from './meetings/meeting-invitation-sources.ts';
import { meetingInvitees } from './meetings/meeting-invitees.ts';
import { meetingMessages } from './meetings/meeting-messages.ts';
import { meetingParticipants } from './meetings/meeting-participants.ts';
import { meetingPolls } from './meetings/meeting-polls.ts';
import { meetingPreferences } from './meetings/meeting-preferences.ts';
import { meetingQualities } from './meetings/meeting-qualities.ts';
import { meetingQuestions } from './meetings/meeting-questions.ts';
import { meetingRegistrants } from './meetings/meeting-registrants.ts';
import { meetingRegistration } from './meetings/meeting-registration.ts';
import { meetingReports } from './meetings/meeting-reports.ts';
import { meetingSessionTypes } from './meetings/meeting-session-types.ts';
import { meetingSummaries } from './meetings/meeting-summaries.ts';
import { meetingSurveys } from './meetings/meeting-surveys.ts';
import { meetingTemplates } from './meetings/meeting-templates.ts';
import { meetingTrackingCodes } from './meetings/meeting-tracking-codes.ts';
import { meetingTranscripts } from './meetings/meeting-transcripts.ts';
import { meetings } from './meetings/meetings.ts';
import { recordingReports } from './meetings/recording-reports.ts';
import { recordings } from './meetings/recordings.ts';
import { attachmentActions } from './messaging/attachment-actions.ts';
import { memberships } from './messaging/memberships.ts';
import { messages } from './messaging/messages.ts';
import { roomTabs } from './messaging/room-tabs.ts';
import { rooms } from './messaging/rooms.ts';
import { teamMemberships } from './messaging/team-memberships.ts';
import { teams } from './messaging/teams.ts';
import { webhooks } from './messaging/webhooks.ts';

/** The contract: every REST operation, once. */
export const rest = {
	attachmentActions,
	events,
	licenses,
	meetingBreakoutSessions,
	meetingChats,
	meetingClosedCaptions,
	meetingConfiguration,
	meetingControls,
	meetingInterpreters,
	meetingInvitationSources,
	meetingInvitees,
	meetingMessages,
	meetingParticipants,
	meetingPolls,
	meetingPreferences,
	meetingQualities,
	meetingQuestions,
	meetingRegistrants,
	meetingRegistration,
	meetingReports,
	meetings,
	meetingSessionTypes,
	meetingSummaries,
	meetingSurveys,
	meetingTemplates,
	meetingTrackingCodes,
	meetingTranscripts,
	memberships,
	messages,
	organizations,
	people,
	recordingReports,
	recordings,
	roles,
	rooms,
	roomTabs,
	teamMemberships,
	teams,
	webhooks,
};
