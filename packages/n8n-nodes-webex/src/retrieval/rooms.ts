import { type RoomSelection, readId } from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';
import { namesIn } from '../engine/names.ts';
import { patternOf } from '../engine/pattern.ts';

/** What a person enters to choose rooms. */
export interface ChosenRooms {
	readonly rooms: 'all' | 'filter' | 'list' | 'one';
	readonly roomId?: string | undefined;
	/** From an expression it may be a list already. */
	readonly roomIds?: unknown;
	readonly roomFilters?:
		| {
				readonly title?: string | undefined;
				readonly type?: 'direct' | 'group' | undefined;
				readonly teamId?: string | undefined;
		  }
		| undefined;
}

/** The rooms of all items together. */
export function selectionOf(items: readonly ChosenRooms[]): RoomSelection {
	const [first] = items;
	const { rooms = 'all', roomFilters = {} } = first ?? {};
	if (rooms === 'all') return {};
	if (rooms === 'filter') {
		const { title, type, teamId } = roomFilters;
		return {
			...(title && { title: patternOf(title, 'Title') }),
			...(type && { type }),
			...(teamId && { teamId }),
		};
	}
	if (rooms === 'one') {
		return { ids: [...new Set(items.flatMap(({ roomId }) => (roomId ? [roomId] : [])))] };
	}
	const ids = items.flatMap(({ roomIds }) =>
		namesIn(roomIds).map((id) => readId('ROOM', id, 'Room IDs')),
	);
	if (ids.length === 0) {
		throw new WebexInputError('Room IDs', 'expected at least one room ID');
	}
	return { ids: [...new Set(ids)] };
}
