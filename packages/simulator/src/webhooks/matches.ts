import type { Webhook } from '@webex-nodes/client';
import { mentions, seesMessage } from '../rest/access.ts';
import { isMessageEvent, type World, type WorldEvent } from '../world/world.ts';

/** The events for a webhook of `all` resources. */
export const firehose = {
	resources: ['memberships', 'messages', 'rooms'],
	events: ['created', 'updated', 'deleted'],
};

type Data = Readonly<Record<string, unknown>>;

/**
 * Whether a webhook is for this event, and its owner may see it.
 * @see https://developer.webex.com/docs/webhooks
 */
export function matches(webhook: Webhook, event: WorldEvent, world: World): boolean {
	return (
		isSubscribed(webhook, event) &&
		isVisible(webhook, event, world) &&
		passesFilters(webhook, event, world)
	);
}

function isSubscribed(webhook: Webhook, { resource, event }: WorldEvent): boolean {
	if (webhook.event !== 'all' && webhook.event !== event) return false;
	if (webhook.resource !== 'all') return webhook.resource === resource;
	return firehose.resources.includes(resource) && firehose.events.includes(event);
}

function isVisible(webhook: Webhook, event: WorldEvent, world: World): boolean {
	if (webhook.ownedBy === 'org') return true;
	const owner = world.people.get(webhook.createdBy ?? '');
	if (!owner) return false;
	if (isMessageEvent(event)) return seesMessage(event.data, owner, world);
	const {
		id,
		hostPersonId,
		hostUserId = hostPersonId,
		roomId = event.resource === 'rooms' ? id : undefined,
		personId,
	}: Data = {
		...event.data,
	};
	// Of meetings, their participants, recordings and transcripts, the host is notified.
	if (hostUserId !== undefined) return hostUserId === owner.id;
	// A person who leaves a room is notified of that too.
	return roomId === undefined || world.isMember(String(roomId), owner.id) || personId === owner.id;
}

function passesFilters(webhook: Webhook, event: WorldEvent, world: World): boolean {
	const data: Data = { ...event.data };
	return filtersOf(webhook.filter).every(([name, wanted]) => {
		if (name === 'mentionedPeople') {
			const personId = wanted === 'me' ? (webhook.createdBy ?? '') : wanted;
			return isMessageEvent(event) && mentions(event.data, personId);
		}
		if (name === 'hasFiles') return wanted === String(isFilled(data['files']));
		if (name === 'hasAttachments') return wanted === String(isFilled(data['attachments']));
		if (name === 'roomType') return wanted === typeOfRoom(data, world);
		if (name === 'personEmail') return wanted.toLowerCase() === data['personEmail'];
		return wanted === String(data[name]);
	});
}

/**
 * Written as `name=value&name=value`; a plus in an address is a plus.
 * @throws URIError when a percent sign is not followed by two digits.
 */
export function filtersOf(filter = ''): [string, string][] {
	const parts = filter.split('&').filter(Boolean);
	return parts.map((part) => {
		const [name = '', ...value] = part.split('=');
		return [name, decodeURIComponent(value.join('='))];
	});
}

const isFilled = (value: unknown) => Array.isArray(value) && value.length > 0;

const typeOfRoom = ({ roomType, roomId }: Data, world: World) =>
	roomType ?? world.rooms.get(String(roomId))?.type;
