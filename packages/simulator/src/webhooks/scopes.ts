/**
 * A webhook needs one of the scopes that read its resource; resources whose scope the documentation does not name are
 * left out.
 * @see https://developer.webex.com/docs/register-and-manage-webhooks
 */
export const readScopes: Readonly<Record<string, readonly string[]>> = {
	attachmentActions: ['spark:messages_read'],
	meetingParticipants: ['meeting:participants_read'],
	meetings: ['meeting:schedules_read', 'spark-compliance:meetings_read'],
	meetingTranscripts: ['meeting:transcripts_read'],
	memberships: ['spark:memberships_read', 'spark-compliance:memberships_read'],
	messages: ['spark:messages_read', 'spark-compliance:messages_read'],
	recordings: ['meeting:recordings_read'],
	rooms: ['spark:rooms_read', 'spark-compliance:rooms_read'],
};
