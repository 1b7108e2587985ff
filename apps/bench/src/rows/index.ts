import type { Row } from '../row.ts';
import { allRoomsFar, allRoomsNear } from './all-rooms.ts';

/** In the order of the table. */
export const rows: readonly Row[] = [allRoomsFar, allRoomsNear];
