import type { Resources } from '../../src/operation.ts';
import { create } from './message/create.ts';
import { get } from './message/get.ts';
import { getMany } from './message/getMany.ts';

export const resources: Resources = {
	message: { name: 'Message', operations: { create, get, getMany }, first: 'create' },
};
