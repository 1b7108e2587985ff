import type { RestClient } from '../../rest/engine/client.ts';
import type { Message } from '../../rest/messaging/messages.schema.ts';
import type { Room } from '../../rest/messaging/rooms.schema.ts';
import type { Entry, Source } from '../engine/source.ts';
import { type Account, accountOf, joinedAt } from './account.ts';
import { messageUuid, roomDigest } from './ids.ts';
import { listMessagesDown } from './list-down.ts';
import { momentOf } from './moment.ts';
import type { Slots } from './parts.ts';
import { readRoom } from './read-room.ts';
import { understandRefusal } from './refusal.ts';
import { activityOf, chosenBy, listRooms, type RoomSelection } from './rooms.ts';

export interface MessageSourceOptions {
	readonly rooms?: RoomSelection;
	readonly mentionsOnly?: boolean;
	readonly pageSize?: number;
	readonly held?: number;
	readonly maxByActivity?: number;
}

/**
 * With more than 3000, Webex does not promise the order by activity. Less, because rooms are counted once a day, and the
 * account may join some until then.
 * @see https://developer.webex.com/docs/api/v1/rooms/list-rooms
 */
const maxRoomsByActivity = 2700;

/**
 * Messages, by room. A room shows its last activity, so only rooms with news are read.
 * @see https://developer.webex.com/docs/api/v1/messages/list-messages
 */
export function messageSource(
	client: RestClient,
	{
		rooms = {},
		mentionsOnly,
		pageSize,
		held,
		maxByActivity = maxRoomsByActivity,
	}: MessageSourceOptions,
): Source<Room, Message> {
	const slots: Slots = { busy: 0 };
	let account: Account | undefined;
	const accountBy = (signal: AbortSignal) => {
		account ??= accountOf(client, signal);
		return account;
	};
	const listingOf = (room: Room, until: number, signal: AbortSignal) => ({
		room,
		account: accountBy(signal),
		until,
		...(mentionsOnly && { mentionsOnly }),
		...(pageSize && { pageSize }),
		firstPage: expectedIn(room, until),
		signal,
	});
	return {
		isByPeriod: false,
		disorder: 0,
		maxByActivity,
		digest: roomDigest,
		isChosen: chosenBy(rooms),
		activityOf,
		serverTime: client.serverTime,
		listPlaces: async ({ known, ...wanted }) => {
			const isKnown = (roomId: string) => known.has(roomDigest(roomId));
			const common = { ...wanted, isKnown };
			const listing = { selection: rooms, ...common, ...(pageSize && { pageSize }) };
			const { rooms: places, ...listed } = await listRooms(client, listing);
			return { places, ...listed };
		},
		read: (room, { since, division, wanted, signal }) =>
			readRoom(client, listingOf(room, since, signal), { held, division, slots, wanted }),
		entryOf,
		// A direct room begins with its first message, which may be slightly older than the membership.
		joinedAt: async ({ id, type }, signal) =>
			type === 'direct'
				? undefined
				: await joinedAt(client, id, { account: accountBy(signal), signal }),
		understand: async (room, error, signal) =>
			await understandRefusal(client, { room, error, account: accountBy(signal), signal }),
		isReadable: async (room, signal) => {
			const listing = { ...listingOf(room, Number.POSITIVE_INFINITY, signal), pageSize: 1 };
			try {
				for await (const _page of listMessagesDown(client, listing)) return true;
				return true;
			} catch (error) {
				await understandRefusal(client, { room, error, account: accountBy(signal), signal });
				return false;
			}
		},
	};
}

/** Messages of a busy room come ten seconds apart: enough for a first request, which may be a small one. */
function expectedIn({ lastActivity }: Room, since: number): number | undefined {
	const count = Math.ceil((Date.parse(lastActivity ?? '') - since) / 10_000);
	return count < maxFirstPage ? Math.max(count, minFirstPage) : undefined;
}

const minFirstPage = 50;
const maxFirstPage = 1000;

function entryOf({ id, created, updated }: Message): Entry {
	const key = messageUuid(id);
	const time = momentOf(created);
	if (updated === undefined) return { key, time };
	return { key, time, version: momentOf(updated), versionName: updated };
}
