import type { Message, Webhook } from '@webex-nodes/client';
import { mentions, seesMessage } from '../rest/access.ts';
import type { Happening, World } from '../world.ts';

/** What `all` resources stand for. */
const firehose = {
	resources: ['memberships', 'messages', 'rooms'],
	events: ['created', 'updated', 'deleted'],
};

type Data = Readonly<Record<string, unknown>>;

/**
 * Whether a webhook wants to hear of it, and its owner may.
 * @see https://developer.webex.com/docs/webhooks
 */
export function matches(webhook: Webhook, happening: Happening, world: World): boolean {
	const { resource, event } = happening;
	const isWanted =
		webhook.resource === 'all'
			? firehose.resources.includes(resource) && firehose.events.includes(event)
			: webhook.resource === resource && (webhook.event === 'all' || webhook.event === event);
	return isWanted && isVisible(webhook, happening, world) && passes(webhook, happening, world);
}

function isVisible(webhook: Webhook, { resource, data }: Happening, world: World): boolean {
	if (webhook.ownedBy === 'org') return true;
	const owner = world.people.get(webhook.createdBy ?? '');
	if (!owner) return false;
	if (resource === 'messages') return seesMessage(data as Message, owner, world);
	const { roomId = resource === 'rooms' ? (data as Data)['id'] : undefined, personId } =
		data as Data;
	// Whoever leaves a room hears of that too.
	return roomId === undefined || world.isMember(String(roomId), owner.id) || personId === owner.id;
}

function passes(webhook: Webhook, happening: Happening, world: World): boolean {
	const data = happening.data as Data;
	return filtersOf(webhook).every(([name, wanted]) => {
		if (name === 'mentionedPeople') {
			const personId = wanted === 'me' ? (webhook.createdBy ?? '') : wanted;
			return mentions(data as Message, personId);
		}
		if (name === 'hasFiles') return wanted === String(isFilled(data['files']));
		if (name === 'hasAttachments') return wanted === String(isFilled(data['attachments']));
		if (name === 'roomType') return wanted === typeOfRoom(data, world);
		if (name === 'personEmail') return wanted.toLowerCase() === data['personEmail'];
		return wanted === String(data[name]);
	});
}

/** Written as `name=value&name=value`; a plus in an address is a plus. */
function filtersOf({ filter = '' }: Webhook): [string, string][] {
	const parts = filter.split('&').filter(Boolean);
	return parts.map((part) => {
		const [name = '', ...value] = part.split('=');
		return [name, decodeURIComponent(value.join('='))];
	});
}

const isFilled = (value: unknown) => Array.isArray(value) && value.length > 0;

const typeOfRoom = ({ roomType, roomId }: Data, world: World) =>
	roomType ?? world.rooms.get(String(roomId))?.type;
