import type { Resources } from '../../src/engine/operation.ts';
import { create } from './meeting/create.ts';
import { deleteMeeting } from './meeting/delete.ts';
import { get } from './meeting/get.ts';
import { getMany } from './meeting/getMany.ts';
import { update } from './meeting/update.ts';
import { getPreferredSites } from './site/getPreferredSites.ts';

export const resources: Resources = {
	meeting: {
		name: 'Meeting',
		operations: { create, delete: deleteMeeting, get, getMany, update },
		first: 'create',
	},
	site: { name: 'Site', operations: { getPreferredSites }, first: 'getPreferredSites' },
};
