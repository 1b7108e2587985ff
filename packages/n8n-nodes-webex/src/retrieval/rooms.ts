import { type RoomSelection, readId } from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';

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
			...(title && { title: patternOf(title) }),
			...(type && { type }),
			...(teamId && { teamId }),
		};
	}
	if (rooms === 'one') {
		return { ids: [...new Set(items.flatMap(({ roomId }) => (roomId ? [roomId] : [])))] };
	}
	const ids = items.flatMap(({ roomIds }) => listOf(roomIds));
	if (ids.length === 0) {
		throw new WebexInputError('Room IDs', 'expected at least one room ID');
	}
	return { ids: [...new Set(ids)] };
}

const listOf = (value: unknown): readonly string[] =>
	(Array.isArray(value) ? value.map(String) : String(value ?? '').split(/[\s,;]+/))
		.filter(Boolean)
		.map((id) => readId('ROOM', id, 'Room IDs'));

/** A part of the title, or a pattern between slashes. */
function patternOf(text: string): RegExp {
	const [, pattern, flags = ''] = /^\/(.+)\/([a-z]*)$/s.exec(text.trim()) ?? [];
	if (pattern === undefined) {
		return new RegExp(text.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
	}
	const compiled = compile(pattern, flags);
	if (compiled) return compiled;
	throw new WebexInputError(
		'Title',
		`expected a part of the title, or a pattern such as /^alarm/i, got ${text}`,
	);
}

function compile(pattern: string, flags: string): RegExp | undefined {
	try {
		return new RegExp(pattern, flags);
	} catch {
		return undefined;
	}
}
