const host = ['hostEmail', 'siteUrl'];
const recording = [
	'id',
	'meetingId',
	'scheduledMeetingId',
	'meetingSeriesId',
	'hostUserId',
	...host,
];

/** Events and filters of each resource. @see https://developer.webex.com/docs/webhooks */
export const webhookResources: Readonly<
	Record<string, { events: readonly string[]; filters: readonly string[] }>
> = {
	all: { events: ['all'], filters: [] },
	adminBatchJobs: { events: ['statusChanged'], filters: [] },
	attachmentActions: { events: ['created'], filters: ['messageId', 'personId', 'roomId'] },
	convergedRecordings: { events: ['created', 'updated', 'deleted'], filters: [] },
	dataSources: { events: ['created', 'updated', 'deleted'], filters: [] },
	meetingParticipants: {
		events: ['joined', 'left'],
		filters: ['id', 'meetingId', 'state', 'hostPersonId', ...host],
	},
	meetings: {
		events: ['created', 'updated', 'deleted', 'started', 'ended'],
		filters: ['id', 'meetingNumber', 'meetingType', 'state', 'hostUserId', ...host],
	},
	meetingTranscripts: { events: ['created'], filters: host },
	memberships: {
		events: ['created', 'updated', 'deleted'],
		filters: ['roomId', 'personId', 'personEmail', 'isModerator'],
	},
	messages: {
		events: ['created', 'updated', 'deleted'],
		filters: [
			'roomId',
			'roomType',
			'personId',
			'personEmail',
			'mentionedPeople',
			'hasFiles',
			'hasAttachments',
		],
	},
	recordings: { events: ['created', 'updated', 'deleted'], filters: recording },
	rooms: { events: ['created', 'updated', 'migrated'], filters: ['type', 'isLocked'] },
	serviceApp: { events: ['authorized', 'deauthorized'], filters: [] },
	telephony_calls: { events: ['created', 'updated', 'deleted'], filters: [] },
	telephony_conference: { events: ['created', 'updated', 'deleted'], filters: [] },
	telephony_mwi: { events: ['created', 'updated', 'deleted'], filters: [] },
	uc_counters: { events: ['created'], filters: [] },
};
