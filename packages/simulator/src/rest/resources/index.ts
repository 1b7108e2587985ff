import type { rest } from '@webex-nodes/client';
import type { Endpoints } from '../endpoint.ts';
import { attachmentActions } from './attachment-actions.ts';
import { events } from './events.ts';
import { meetingBreakoutSessions } from './meeting-breakout-sessions.ts';
import { meetingChats } from './meeting-chats.ts';
import { meetingClosedCaptions } from './meeting-closed-captions.ts';
import { meetingConfiguration } from './meeting-configuration.ts';
import { meetingControls } from './meeting-controls.ts';
import { meetingInterpreters } from './meeting-interpreters.ts';
import { meetingInvitationSources } from './meeting-invitation-sources.ts';
import { meetingInvitees } from './meeting-invitees.ts';
import { meetingMessages } from './meeting-messages.ts';
import { meetingParticipants } from './meeting-participants.ts';
import { meetingPolls } from './meeting-polls.ts';
import { meetingPreferences } from './meeting-preferences.ts';
import { meetingQualities } from './meeting-qualities.ts';
import { meetingQuestions } from './meeting-questions.ts';
import { meetingRegistrants } from './meeting-registrants.ts';
import { meetingRegistration } from './meeting-registration.ts';
import { meetingReports } from './meeting-reports.ts';
import { meetingSessionTypes } from './meeting-session-types.ts';
import { meetingSummaries } from './meeting-summaries.ts';
import { meetingSurveys } from './meeting-surveys.ts';
import { meetingTemplates } from './meeting-templates.ts';
import { meetingTrackingCodes } from './meeting-tracking-codes.ts';
import { meetingTranscripts } from './meeting-transcripts.ts';
import { meetings } from './meetings.ts';
import { memberships } from './memberships.ts';
import { messages } from './messages.ts';
import { licenses, organizations, roles } from './organizations.ts';
import { people } from './people.ts';
import { recordingReports } from './recording-reports.ts';
import { recordings } from './recordings.ts';
import { roomTabs } from './room-tabs.ts';
import { rooms } from './rooms.ts';
import { teamMemberships } from './team-memberships.ts';
import { teams } from './teams.ts';
import { webhooks } from './webhooks.ts';

/** The simulator's side of the contract. */
export const endpoints: {
	readonly [Resource in keyof typeof rest]: Endpoints<(typeof rest)[Resource]>;
} = {
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
