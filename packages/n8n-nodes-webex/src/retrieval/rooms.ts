import type { RoomSelection } from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';
import { patternOf } from '../pattern/pattern.ts';

/** What a person enters to choose rooms. */
export interface ChosenRooms {
	/** Absent where only all rooms make sense. */
	readonly rooms?: 'all' | 'filter' | 'list' | 'one' | 'several' | undefined;
	readonly roomId?: string | undefined;
	readonly roomIds?: readonly string[] | undefined;
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
	const ids = items.flatMap(({ roomIds = [] }) => roomIds);
	if (ids.length > 0) return { ids: [...new Set(ids)] };
	throw new WebexInputError(
		rooms === 'list' ? 'Room IDs or Titles' : 'Chosen Rooms',
		'expected at least one room (space)',
	);
}
