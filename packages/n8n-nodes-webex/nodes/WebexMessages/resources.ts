import type { Resources } from '../../src/engine/operation.ts';
import { get as getCardAction } from './cardAction/get.ts';
import { deleteMessage } from './message/delete.ts';
import { downloadFiles } from './message/downloadFiles.ts';
import { get } from './message/get.ts';
import { getDirect } from './message/getDirect.ts';
import { getHistory } from './message/getHistory.ts';
import { getMany } from './message/getMany.ts';
import { getNew } from './message/getNew.ts';
import { reply } from './message/reply.ts';
import { search } from './message/search.ts';
import { send } from './message/send.ts';
import { sendAndWait } from './message/sendAndWait.ts';
import { update } from './message/update.ts';

export const resources: Resources = {
	message: {
		name: 'Message',
		operations: {
			send,
			sendAndWait,
			reply,
			getNew,
			getMany,
			search,
			get,
			getDirect,
			getHistory,
			downloadFiles,
			update,
			delete: deleteMessage,
		},
		first: 'send',
	},
	cardAction: { name: 'Card Action', operations: { get: getCardAction }, first: 'get' },
};
