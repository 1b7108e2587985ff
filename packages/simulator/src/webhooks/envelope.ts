import { createHmac } from 'node:crypto';
import type { Webhook } from '@webex-nodes/client';
import type { Switches } from '../control/switches.ts';
import { showRoom } from '../rest/shown.ts';
import type { World, WorldEvent } from '../world/world.ts';

/** Metadata only: texts and answers are read through the API. */
const published: Readonly<Record<string, readonly string[]>> = {
	messages: [
		'id',
		'parentId',
		'roomId',
		'roomType',
		'personId',
		'personEmail',
		'mentionedPeople',
		'mentionedGroups',
		'files',
		'created',
		'updated',
	],
	// Passwords and keys are read through the API.
	meetings: [
		'id',
		'meetingSeriesId',
		'scheduledMeetingId',
		'meetingNumber',
		'meetingType',
		'title',
		'state',
		'timezone',
		'start',
		'end',
		'hostUserId',
		'hostEmail',
		'siteUrl',
		'webLink',
		'roomId',
		'scheduledType',
	],
	meetingParticipants: [
		'id',
		'orgId',
		'host',
		'coHost',
		'email',
		'displayName',
		'invitee',
		'state',
		'meetingStartTime',
		'joinedTime',
		'leftTime',
		'siteUrl',
		'meetingId',
		'hostEmail',
		'hostPersonId',
	],
	recordings: [
		'id',
		'meetingId',
		'scheduledMeetingId',
		'meetingSeriesId',
		'topic',
		'createTime',
		'timeRecorded',
		'siteUrl',
		'format',
		'serviceType',
		'durationSeconds',
		'sizeBytes',
		'status',
		'hostUserId',
		'hostEmail',
	],
	meetingTranscripts: [
		'id',
		'siteUrl',
		'startTime',
		'meetingTopic',
		'meetingId',
		'scheduledMeetingId',
		'meetingSeriesId',
		'hostUserId',
		'hostEmail',
		'status',
	],
	attachmentActions: ['id', 'type', 'messageId', 'personId', 'roomId', 'created'],
};

/** The body of a delivery. */
export function envelope(
	{ secret: _secret, ...webhook }: Webhook,
	{ resource, event, actorId, data }: WorldEvent,
	world: World,
	switches: Switches,
): string {
	const names = published[resource];
	const shown = Object.entries({ ...data, ...titleFor(webhook, resource, data, world) }).filter(
		([name]) => !names || names.includes(name),
	);
	return JSON.stringify({
		...webhook,
		...(switches.webhookEnvelope === 'event' && { resource, event }),
		orgId: world.organisationId,
		actorId,
		data: Object.fromEntries(shown),
	});
}

/** In a direct room each side sees the other's name. */
function titleFor(
	{ createdBy = '' }: Webhook,
	resource: string,
	data: object,
	world: World,
): { readonly title?: string | undefined } {
	if (resource !== 'rooms' || !('id' in data)) return {};
	const room = world.rooms.get(String(data.id));
	if (room?.type !== 'direct') return {};
	return { title: showRoom(room, world, createdBy).title };
}

/** Signatures of the raw bytes of the body; none without a secret. */
export function signatures(
	body: string,
	secret: string | undefined,
	{ webhookSignatures }: Switches,
): Record<string, string> {
	if (!secret) return {};
	const hmac = (algorithm: string) => createHmac(algorithm, secret).update(body).digest('hex');
	return {
		...(webhookSignatures !== 'webex' && { 'x-spark-signature': hmac('sha1') }),
		...(webhookSignatures !== 'spark' && {
			'x-webex-signature': `SHA-256=${hmac('sha256')}, SHA-512=${hmac('sha512')}`,
		}),
	};
}
