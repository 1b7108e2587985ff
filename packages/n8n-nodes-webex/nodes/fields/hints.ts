import type { NodeHint } from 'n8n-workflow';

/** Beside an output that holds secrets because somebody asked for them. */
export const secretsHint: NodeHint = {
	message:
		'"Include Secrets" is on: n8n stores passwords, host keys and links with this execution. Delete the execution when they are no longer needed.',
	type: 'warning',
	location: 'outputPane',
	whenToDisplay: 'afterExecution',
	displayCondition: '={{ $parameter["includeSecrets"] === true }}',
};

/** Why a bot finds less than a person. */
export const botHint: NodeHint = {
	message:
		'A bot reads only those messages of a group room (space) that mention it. To read all of them, use "OAuth2" with the account of a member.',
	type: 'info',
	location: 'outputPane',
	whenToDisplay: 'afterExecution',
	displayCondition:
		'={{ $parameter["authentication"] === "token" && ["getHistory", "getMany", "getNew", "search"].includes($parameter["operation"]) }}',
};

/**
 * Where secrets are in items when "Include Secrets" is on. n8n hides them from everybody who looks at an execution, while
 * the nodes that follow receive them. Links that an operation is there to get, such as a join link, are not among them.
 */
export const sensitive = {
	rest: ['access_token', 'clientSecret', 'refresh_token', 'secret', 'token'],
	meetings: [
		'hostKey',
		'meetingPassword',
		'panelistPassword',
		'password',
		'phoneAndVideoSystemPassword',
		'registrationId',
		'temporaryDirectDownloadLinks.audioDownloadLink',
		'temporaryDirectDownloadLinks.recordingDownloadLink',
		'temporaryDirectDownloadLinks.transcriptDownloadLink',
	],
	xml: [
		'accessControl.meetingPassword',
		'accessControl.sessionPassword',
		'guestToken',
		'hostKey',
		'meetingPassword',
		'password',
		'sessionTicket',
		'ticket',
	],
};
