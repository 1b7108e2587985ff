import type { Membership, Message, Room } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import { hideSecrets } from '../../src/engine/secrets.ts';
import { withoutMention } from '../../src/messages/mention.ts';
import { simplifyMembership } from '../../src/output/membership.ts';
import { simplifyMessage } from '../../src/output/message.ts';
import { simplifyRoom } from '../../src/output/room.ts';
import { shaped } from '../../src/output/shape.ts';
import type { Delivery } from '../../src/webhook/item.ts';
import { resources } from './resources.ts';

/** By the name that a delivery gives, which may be that of something every object has. */
const simplifiers = new Map<string, (object: never) => IDataObject>([
	['memberships', (membership: Membership) => ({ ...simplifyMembership(membership) })],
	['messages', (message: Message) => simplifyMessage(message)],
	['rooms', (room: Room) => simplifyRoom(room)],
]);

export const delivery: Delivery = {
	read: (client, { resource, event, data }) => {
		const { id } = data;
		// What is gone cannot be read.
		if (typeof id !== 'string' || event === 'deleted') return undefined;
		return resources[resource]?.read?.(client, id, data);
	},
	show: (envelope, given, { options = {}, ...shape }, me) => {
		// Meetings and recordings have passwords.
		const found = options.includeSecrets ? given : hideSecrets(given);
		const { resource, event, actorId } = envelope;
		const isMention = options.removeMention && resource === 'messages' && me !== undefined;
		// By its ID: the name stands in the HTML.
		const object = isMention ? withoutMention(found as Message, { id: me }) : found;
		if (!shape.simplify) {
			return { ...envelope, ...(given === envelope.data ? {} : { object }) } as IDataObject;
		}
		return shaped(shape, object, () => {
			const flat = simplifiers.get(resource)?.(object as never) ?? (object as IDataObject);
			return { ...flat, event, resource, ...(actorId !== undefined && { actorId }) };
		});
	},
};
