import type { Resources } from '../../src/operation.ts';
import { get } from './room/get.ts';
import { getMany } from './room/getMany.ts';

export const resources: Resources = {
	room: { name: 'Room', operations: { get, getMany }, first: 'getMany' },
};
