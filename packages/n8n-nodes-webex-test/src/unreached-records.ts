/** Operations that the node Webex Meetings is to have: an entry goes when it has it. */
const meetingsNode = 'The node Webex Meetings does not have it yet; API Request reaches it.';
const rare = 'Rarely needed: API Request reaches it.';
const compliance = 'For compliance officers: API Request reaches it.';

const named = (resource: string, reason: string, ...operations: readonly string[]) =>
	Object.fromEntries(operations.map((operation) => [`${resource}.${operation}`, reason]));

/** What a meeting leaves behind. */
export const unreachedRecords: Readonly<Record<string, string>> = {
	...named('meetingChats', meetingsNode, 'list'),
	...named('meetingChats', compliance, 'delete'),
	...named('meetingClosedCaptions', compliance, 'download', 'list', 'snippets'),
	...named('meetingMessages', compliance, 'delete'),
	...named('meetingParticipants', meetingsNode, 'admit', 'get', 'list', 'query', 'update'),
	...named('meetingParticipants', rare, 'callOut', 'cancelCallOut'),
	...named('meetingPolls', meetingsNode, 'list', 'respondents', 'results'),
	...named('meetingQualities', rare, 'list'),
	...named('meetingQuestions', meetingsNode, 'answers', 'list'),
	...named('meetingReports', meetingsNode, 'attendees', 'usage'),
	...named('meetingSummaries', meetingsNode, 'delete', 'list'),
	...named('meetingSummaries', compliance, 'adminList'),
	...named('meetingTranscripts', meetingsNode, 'adminList', 'delete', 'download', 'list'),
	...named('meetingTranscripts', meetingsNode, 'snippets'),
	...named('meetingTranscripts', rare, 'getSnippet', 'updateSnippet'),
	...named('recordingReports', rare, 'accessDetail', 'accessSummary', 'archive', 'archives'),
	...named('recordings', meetingsNode, 'adminList', 'delete', 'get', 'list', 'purge', 'restore'),
	...named('recordings', meetingsNode, 'share', 'softDelete'),
	...named('recordings', rare, 'adminDelete', 'groupGet', 'groupList', 'shareByLink'),
};
