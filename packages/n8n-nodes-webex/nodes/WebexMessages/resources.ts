import type { Resources } from '../../src/operation.ts';
import { create } from './message/create.ts';
import { get } from './message/get.ts';
import { getHistory } from './message/getHistory.ts';
import { getMany } from './message/getMany.ts';
import { getNew } from './message/getNew.ts';

export const resources: Resources = {
	message: {
		name: 'Message',
		operations: { create, get, getHistory, getMany, getNew },
		first: 'create',
	},
};
