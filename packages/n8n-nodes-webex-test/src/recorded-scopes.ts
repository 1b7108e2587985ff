import { readFileSync } from 'node:fs';

/**
 * The scopes of operations that work once for all items, or that wait, by folder, resource and operation. A run on the
 * simulator has shown them: "pnpm --filter n8n-nodes-webex-test scopes" writes the file.
 */
export const recordedScopes = JSON.parse(
	readFileSync(new URL('./recorded-scopes.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, readonly string[]>>;

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
