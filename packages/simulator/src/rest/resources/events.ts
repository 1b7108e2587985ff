import type { Event, rest } from '@webex-nodes/client';
import { ListEvents } from '@webex-nodes/client/schemas';
import { z } from 'zod';
import { Failure } from '../../failure.ts';
import { encodeId, valueOfId } from '../../world/ids.ts';
import type { LogEntry, World } from '../../world/world.ts';
import { type Endpoints, readId, requireAdmin } from '../endpoint.ts';

/** The chat of meetings that have ended. The ID of the message is in the data: the event has another one. */
const meetingMessages = (world: World): LogEntry[] =>
	world.meetings.chats
		.values()
		.filter(({ instanceId }) => world.meetings.instances.get(instanceId)?.state === 'ended')
		.map(({ id, instanceId, at, text, sender }) => ({
			id: encodeId('EVENT', id),
			resource: 'meetingMessages',
			type: 'created',
			actorId: sender.personId ?? '',
			created: world.time(at),
			data: {
				id: encodeId('MEETING_MESSAGE', id),
				meetingId: instanceId,
				text,
				...(sender.personId && { personId: sender.personId }),
				personEmail: sender.email,
				created: world.time(at),
			},
		}));

/** The events of the log, and one for each message; newest first. */
function allEvents(world: World): Event[] {
	const ofMessages = [...world.rooms.keys()].flatMap((roomId) =>
		world.messagesOf(roomId).map((message) => ({
			id: encodeId('EVENT', valueOfId(message.id)),
			resource: 'messages',
			type: 'created',
			actorId: message.personId ?? '',
			created: message.created,
			data: message,
		})),
	);
	return [...world.log, ...ofMessages, ...meetingMessages(world)]
		.map((event) => ({ ...event, orgId: world.organisationId, data: { ...event.data } }))
		.sort((one, other) => (one.created < other.created ? 1 : -1));
}

export const events: Endpoints<typeof rest.events> = {
	get: {
		input: z.strictObject({ eventId: z.string() }),
		handle: ({ eventId }, call) => {
			requireAdmin(call);
			const wanted = readId('EVENT', eventId);
			const found = allEvents(call.world).find(({ id }) => id === wanted);
			if (!found) throw new Failure(404, 'The requested resource could not be found.');
			return found;
		},
	},
	list: {
		input: ListEvents,
		pageSize: () => ({ usual: 100, largest: 1000 }),
		handle: ({ resource, type, actorId, from, to }, call) => {
			requireAdmin(call);
			if (to && Date.parse(to) > call.world.now()) {
				throw new Failure(400, 'to cannot be in the future');
			}
			return allEvents(call.world)
				.filter((event) => !resource || event.resource === resource)
				.filter((event) => !type || event.type === type)
				.filter((event) => !actorId || event.actorId === readId('PEOPLE', actorId))
				.filter(({ created }) => !from || Date.parse(created) >= Date.parse(from))
				.filter(({ created }) => !to || Date.parse(created) <= Date.parse(to));
		},
	},
};
