import type { Row } from '../row.ts';
import { allRoomsFar, allRoomsNear } from './all-rooms.ts';
import { files } from './files.ts';
import { growth, late } from './growth.ts';
import { loading, size } from './loading.ts';
import { firstRun, getNew } from './nodes.ts';
import { oneRoom } from './one-room.ts';
import { bucket, gateFar, gateNear } from './pace.ts';
import { parts } from './parts.ts';
import { tickOfAllRooms, tickOfChosenRooms } from './ticks.ts';
import { xmlListing, xmlReading } from './xml.ts';

/** In the order of the table. */
export const rows: readonly Row[] = [
	allRoomsFar,
	allRoomsNear,
	oneRoom,
	growth,
	late,
	parts,
	tickOfChosenRooms,
	tickOfAllRooms,
	bucket,
	gateFar,
	gateNear,
	getNew,
	firstRun,
	files,
	xmlReading,
	xmlListing,
	size,
	loading,
];
