import type { Resources } from '../../src/operation.ts';
import { get as getCardAction } from './cardAction/get.ts';
import { create } from './message/create.ts';
import { deleteMessage } from './message/delete.ts';
import { get } from './message/get.ts';
import { getDirect } from './message/getDirect.ts';
import { getHistory } from './message/getHistory.ts';
import { getMany } from './message/getMany.ts';
import { getNew } from './message/getNew.ts';
import { search } from './message/search.ts';
import { update } from './message/update.ts';

export const resources: Resources = {
	message: {
		name: 'Message',
		operations: {
			create,
			delete: deleteMessage,
			get,
			getDirect,
			getHistory,
			getMany,
			getNew,
			search,
			update,
		},
		first: 'create',
	},
	cardAction: { name: 'Card Action', operations: { get: getCardAction }, first: 'get' },
};
