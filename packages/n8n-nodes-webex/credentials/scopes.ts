import type { INodeProperties } from 'n8n-workflow';

const organisation =
	'meeting:admin_schedule_read meeting:admin_participants_read meeting:admin_recordings_read meeting:admin_transcripts_read meeting:admin_config_read';

/** By the value of "Scopes For". */
export const scopes = {
	administration:
		'spark:kms spark-admin:people_read spark-admin:people_write spark-admin:organizations_read spark-admin:licenses_read spark-admin:roles_read',
	all: 'spark:kms spark:all',
	meetings:
		'spark:kms spark:people_read meeting:schedules_read meeting:schedules_write meeting:controls_read meeting:controls_write meeting:participants_read meeting:participants_write meeting:preferences_read',
	meetingsAdministration: `spark:kms spark:people_read meeting:schedules_read meeting:schedules_write meeting:participants_read meeting:recordings_read meeting:transcripts_read meeting:preferences_read meeting:admin_schedule_write meeting:admin_recordings_write ${organisation}`,
	meetingsOrganisation: `spark:kms spark:people_read meeting:schedules_read meeting:participants_read meeting:recordings_read meeting:transcripts_read meeting:summaries_read meeting:preferences_read ${organisation}`,
	meetingsRead:
		'spark:kms spark:people_read meeting:schedules_read meeting:participants_read meeting:recordings_read meeting:transcripts_read meeting:summaries_read meeting:preferences_read',
	meetingsXml: 'spark:kms spark:all meeting:preferences_read',
	messages: 'spark:kms spark:people_read spark:rooms_read spark:messages_read spark:messages_write',
	messagesAndTeams:
		'spark:kms spark:people_read spark:rooms_read spark:rooms_write spark:memberships_read spark:memberships_write spark:messages_read spark:messages_write spark:teams_read spark:teams_write spark:team_memberships_read spark:team_memberships_write',
	messagesRead: 'spark:kms spark:people_read spark:rooms_read spark:messages_read',
};

/** What has to be entered at developer.webex.com, to copy. n8n's form takes line breaks away. */
export const scopeNotices: INodeProperties[] = Object.entries(scopes).map(([preset, list]) => ({
	displayName: `At <a href="https://developer.webex.com/my-apps/new/integration" target="_blank">developer.webex.com</a>, enter the <b>OAuth Redirect URL</b> from above as Redirect URI of the integration, and select these scopes: ${list}`,
	// n8n's form shows only one field of a name.
	name: `${preset}Scopes`,
	type: 'notice',
	default: '',
	displayOptions: { show: { scopePreset: [preset] } },
}));
