/**
 * What operations of the nodes call that work once for all items, or wait: these cannot be called one by one to see it.
 * By folder, resource and operation; names of the contract.
 */
export const calls: Readonly<Record<string, readonly string[]>> = {
	'WebexMessages.message.getNew': ['rooms.list', 'messages.list', 'people.list'],
	'WebexMessages.message.getHistory': ['rooms.list', 'messages.list', 'people.list'],
	'WebexMessages.message.sendAndWait': [
		'people.me',
		'people.list',
		'messages.create',
		'messages.delete',
		'attachmentActions.get',
		'webhooks.create',
	],
	'WebexMeetings.meeting.getNew': ['meetings.list'],
	'WebexMeetings.recording.getNew': ['recordings.list'],
	'WebexMeetings.recording.wait': ['recordings.list', 'webhooks.create'],
	'WebexMeetings.transcript.getNew': ['meetingPreferences.sites', 'meetingTranscripts.list'],
	'WebexMeetings.transcript.wait': ['meetingTranscripts.list', 'webhooks.create'],
	'WebexMeetings.summary.wait': ['meetingSummaries.list'],
};

/** Webex's own pages name a second scope for these; the contract has one, which is what an error names. */
export const alsoNeeds: Readonly<Record<string, readonly string[]>> = {
	'meetingReports.attendees': ['meeting:schedules_read'],
	'meetingTranscripts.download': ['meeting:schedules_read'],
	'meetingTranscripts.list': ['meeting:schedules_read'],
};

/** What the triggers read, by the resource of the event; a webhook needs the same scope as reading. */
export const reads: Readonly<Record<string, string>> = {
	attachmentActions: 'attachmentActions.get',
	meetingParticipants: 'meetingParticipants.get',
	meetings: 'meetings.get',
	meetingTranscripts: 'meetingTranscripts.list',
	memberships: 'memberships.get',
	messages: 'messages.get',
	recordings: 'recordings.get',
	rooms: 'rooms.get',
};
